<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Look for new photos</source>
        <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
        <source>File or tag sure photos</source>
        <translation>Sichere Fotos ablegen oder verschlagworten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Model lab</source>
        <translation>Modell-Labor</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Put into an album…</source>
        <translation>In ein Album legen&#xa0;…</translation>
    </message>
    <message>
        <source>Put back where it was</source>
        <translation>Dorthin zurücklegen, wo es war</translation>
    </message>
    <message>
        <source>Forget my answer</source>
        <translation>Meine Antwort vergessen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Selected photos</source>
        <translation>Ausgewählte Fotos</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>AlbumEditor</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>It is not in use, so nothing is measured.</source>
        <translation>Das Album ist nicht in Verwendung, darum wird nichts gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them by a machine</source>
        <translation>
            <numerusform>%Ln davon von einer Maschine</numerusform>
            <numerusform>%Ln davon von einer Maschine</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet. Five are a good beginning: drag photos onto the album.</source>
        <translation>Noch keine. Fünf sind ein guter Anfang: Fotos auf das Album ziehen.</translation>
    </message>
    <message>
        <source>There is no photo to measure it by.</source>
        <translation>Es gibt kein Foto, an dem es sich messen ließe.</translation>
    </message>
    <message>
        <source>Right {right} of 100 times, finds {found} of 100, by {photos}.</source>
        <translation>Richtig in {right} von 100 Fällen, findet {found} von 100; gemessen an: {photos}.</translation>
    </message>
    <message>
        <source>How well it is recognised</source>
        <translation>Wie gut es erkannt wird</translation>
    </message>
    <message>
        <source>Cene would put these elsewhere</source>
        <translation>Diese würde Cene anderswo einordnen</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Kept out of it</source>
        <translation>Gehören nicht hinein</translation>
    </message>
    <message>
        <source>Forget the selected answers</source>
        <translation>Ausgewählte Antworten vergessen</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Zusammenlegen mit&#xa0;…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Zusammenlegen mit</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen&#xa0;…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>{album} becomes part of another album, with {examples}. No photo is touched.</source>
        <translation>{album} geht mit {examples} in einem anderen Album auf. Kein Foto wird angerührt.</translation>
    </message>
    <message>
        <source>Remove {album}, with {examples}? No photo is touched.</source>
        <translation>{album} mit {examples} entfernen? Kein Foto wird angerührt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln Beispiel</numerusform>
            <numerusform>%Ln Beispielen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumFields</name>
    <message>
        <source>No other album</source>
        <translation>Kein anderes Album</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Parent album</source>
        <translation>Übergeordnetes Album</translation>
    </message>
    <message>
        <source>In use: photos are sorted into it</source>
        <translation>In Verwendung: Fotos werden hier einsortiert</translation>
    </message>
</context>
<context>
    <name>AlbumTree</name>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Verwendung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Albums</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natur</translation>
    </message>
    <message>
        <source>Mountains</source>
        <translation>Gebirge</translation>
    </message>
    <message>
        <source>Mountain</source>
        <translation>Berge</translation>
    </message>
    <message>
        <source>Glacier</source>
        <translation>Gletscher</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>Wald</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Sunset and sky</source>
        <translation>Sonnenuntergang und Himmel</translation>
    </message>
    <message>
        <source>Garden and flowers</source>
        <translation>Garten und Blumen</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>Tiere</translation>
    </message>
    <message>
        <source>Dogs</source>
        <translation>Hunde</translation>
    </message>
    <message>
        <source>Cats</source>
        <translation>Katzen</translation>
    </message>
    <message>
        <source>Birds</source>
        <translation>Vögel</translation>
    </message>
    <message>
        <source>Insects and butterflies</source>
        <translation>Insekten und Schmetterlinge</translation>
    </message>
    <message>
        <source>Wild animals</source>
        <translation>Wildtiere</translation>
    </message>
    <message>
        <source>Sea life</source>
        <translation>Meerestiere</translation>
    </message>
    <message>
        <source>Eating and drinking</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Speisen und Getränke</translation>
    </message>
    <message>
        <source>Groceries</source>
        <translation>Lebensmittel</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Fahrzeuge</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>Autos</translation>
    </message>
    <message>
        <source>Bikes and motorcycles</source>
        <translation>Fahrräder und Motorräder</translation>
    </message>
    <message>
        <source>Boats</source>
        <translation>Boote</translation>
    </message>
    <message>
        <source>Planes</source>
        <translation>Flugzeuge</translation>
    </message>
    <message>
        <source>Trains</source>
        <translation>Züge</translation>
    </message>
    <message>
        <source>Military vehicles</source>
        <translation>Militärfahrzeuge</translation>
    </message>
    <message>
        <source>Papers and screens</source>
        <translation>Papier und Bildschirm</translation>
    </message>
    <message>
        <source>Documents and receipts</source>
        <translation>Dokumente und Belege</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>Dinge</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Musikinstrumente</translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation>Elektronik</translation>
    </message>
    <message>
        <source>Home and furniture</source>
        <translation>Wohnen und Möbel</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Toys and games</source>
        <translation>Spielzeug und Spiele</translation>
    </message>
    <message>
        <source>Sport</source>
        <translation>Sport</translation>
    </message>
</context>
<context>
    <name>AlbumsPage</name>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album&#xa0;…</translation>
    </message>
    <message>
        <source>Title of a new album</source>
        <translation>Name eines neuen Albums</translation>
    </message>
</context>
<context>
    <name>AlbumsStep</name>
    <message>
        <source>An album of your own, such as a name or a place</source>
        <translation>Ein eigenes Album, etwa ein Name oder ein Ort</translation>
    </message>
    <message>
        <source>Title of a new album</source>
        <translation>Name eines neuen Albums</translation>
    </message>
    <message>
        <source>Add album</source>
        <translation>Album hinzufügen</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keines ankreuzen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Show Cene about five photos of “{title}” later, and it knows the album.</source>
        <translation>Zeigen Sie Cene später etwa fünf Fotos für „{title}“, dann kennt es das Album.</translation>
    </message>
    <message>
        <source>It learns from about five photos, which you add later.</source>
        <translation>Cene lernt es aus etwa fünf Fotos, die später dazukommen.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Cene has not looked at this photo yet.</source>
        <translation>Cene hat dieses Foto noch nicht angesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln similar photo(s) will get the same answer.</source>
        <translation>
            <numerusform>%Ln ähnliches Foto bekommt dieselbe Antwort.</numerusform>
            <numerusform>%Ln ähnliche Fotos bekommen dieselbe Antwort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsure because it is unlike anything that Cene knows.</source>
        <translation>Unsicher, weil es nichts gleicht, was Cene kennt.</translation>
    </message>
    <message>
        <source>Unsure because {best} and {next} are close.</source>
        <translation>Unsicher, weil {best} und {next} nahe beieinander liegen.</translation>
    </message>
    <message>
        <source>Not sure enough: {percent} {best}.</source>
        <translation>Nicht sicher genug: {percent} {best}.</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
</context>
<context>
    <name>Burst</name>
    <message numerus="yes">
        <source>%Ln in other albums</source>
        <translation>
            <numerusform>%Ln in anderen Alben</numerusform>
            <numerusform>%Ln in anderen Alben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s)</source>
        <translation>
            <numerusform>%Ln neues Foto</numerusform>
            <numerusform>%Ln neue Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos}: {albums}.</source>
        <translation>{photos}: {albums}.</translation>
    </message>
</context>
<context>
    <name>CellPhotos</name>
    <message>
        <source>Photos of the chosen cell</source>
        <translation>Fotos der gewählten Zelle</translation>
    </message>
</context>
<context>
    <name>CertaintyChoice</name>
    <message>
        <source>How sure it must be</source>
        <translation>Wie sicher es sein muss</translation>
    </message>
    <message>
        <source>As sure as for all albums ({percent})</source>
        <translation>So sicher wie für alle Alben ({percent})</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>Photos of each class</source>
        <translation>Fotos je Klasse</translation>
    </message>
    <message>
        <source>{name}: {train} for training, {validation} for validation, {test} for the test</source>
        <translation>{name}: {train} fürs Training, {validation} für die Prüfung, {test} für den Test</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln smaller class(es)</source>
        <translation>
            <numerusform>und %Ln kleinere Klasse</numerusform>
            <numerusform>und %Ln kleinere Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>for training</source>
        <translation>fürs Training</translation>
    </message>
    <message>
        <source>for validation</source>
        <translation>für die Prüfung</translation>
    </message>
    <message>
        <source>for the test</source>
        <translation>für den Test</translation>
    </message>
</context>
<context>
    <name>ColourChoice</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Another: {colour}</source>
        <translation>Eine andere: {colour}</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>! These networks were not given the same photos in the same parts: what one was tested with, another may have learnt. Only figures with the same letter of the split can be compared.</source>
        <translation>! Diese Netze bekamen nicht dieselben Fotos in denselben Teilen: Womit eines geprüft wurde, das hat ein anderes vielleicht gelernt. Nur Zahlen mit demselben Buchstaben der Aufteilung lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>Networks side by side</source>
        <translation>Netze nebeneinander</translation>
    </message>
    <message>
        <source>The reports are put side by side…</source>
        <translation>Die Berichte werden nebeneinandergelegt …</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} von {total}</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Right, each class counting the same</source>
        <translation>Richtig, jede Klasse gleich gewichtet</translation>
    </message>
    <message>
        <source>Among the first five</source>
        <translation>Unter den ersten fünf</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>The bundled classifier right</source>
        <translation>Mitgelieferter Klassifikator richtig</translation>
    </message>
    <message>
        <source>Training took</source>
        <translation>Dauer des Trainings</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>ConfidenceBar</name>
    <message>
        <source>How sure is sure enough, in percent</source>
        <translation>Wie sicher ist sicher genug, in Prozent</translation>
    </message>
    <message>
        <source>Photos that Cene is at least so sure of file themselves</source>
        <translation>Fotos, bei denen Cene mindestens so sicher ist, legen sich selbst ab</translation>
    </message>
    <message>
        <source>No photo has been looked at yet.</source>
        <translation>Noch wurde kein Foto angesehen.</translation>
    </message>
    <message>
        <source>{lead}, {filed}, {wrong}.</source>
        <translation>{lead}: {filed}, {wrong}.</translation>
    </message>
    <message>
        <source>{lead}, {filed}.</source>
        <translation>{lead}: {filed}.</translation>
    </message>
    <message>
        <source>At {percent} sure</source>
        <translation>Ab {percent} Sicherheit</translation>
    </message>
    <message>
        <source>no photo is tagged without asking</source>
        <translation>kein Foto wird ohne Rückfrage verschlagwortet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are tagged without asking</source>
        <translation>
            <numerusform>%Ln Foto wird ohne Rückfrage verschlagwortet</numerusform>
            <numerusform>%Ln Fotos werden ohne Rückfrage verschlagwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>no photo would file itself</source>
        <translation>kein Foto würde sich selbst ablegen</translation>
    </message>
    <message>
        <source>no photo files itself</source>
        <translation>kein Foto legt sich selbst ab</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) would file themselves</source>
        <translation>
            <numerusform>%Ln Foto würde sich selbst ablegen</numerusform>
            <numerusform>%Ln Fotos würden sich selbst ablegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) file themselves</source>
        <translation>
            <numerusform>%Ln Foto legt sich selbst ab</numerusform>
            <numerusform>%Ln Fotos legen sich selbst ab</numerusform>
        </translation>
    </message>
    <message>
        <source>probably none wrong</source>
        <translation>wahrscheinlich keines falsch</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln of them wrong</source>
        <translation>
            <numerusform>davon etwa %Ln falsch</numerusform>
            <numerusform>davon etwa %Ln falsch</numerusform>
        </translation>
    </message>
    <message>
        <source>None waits for you.</source>
        <translation>Keines wartet auf Sie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for you.</source>
        <translation>
            <numerusform>%Ln wartet auf Sie.</numerusform>
            <numerusform>%Ln warten auf Sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentBar</name>
    <message>
        <source>Nothing is overwritten, and each can be undone, also weeks later.</source>
        <translation>Nichts wird überschrieben, und jedes lässt sich rückgängig machen, auch Wochen später.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln Album</numerusform>
            <numerusform>%Ln Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures stay the same, and each can be undone, also weeks later.</source>
        <translation>Die Bilder bleiben, wie sie sind, und jedes lässt sich rückgängig machen, auch Wochen später.</translation>
    </message>
    <message>
        <source>Tag them</source>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Cene will copy {photos} into {albums} below {folder}.</source>
        <translation>Cene kopiert {photos} in {albums} unter {folder}.</translation>
    </message>
    <message>
        <source>Copy them</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cene will link {photos} into {albums} below {folder}.</source>
        <translation>Cene verlinkt {photos} in {albums} unter {folder}.</translation>
    </message>
    <message>
        <source>Link them</source>
        <translation>Verlinken</translation>
    </message>
    <message>
        <source>Cene will move {photos} into {albums} below {folder}.</source>
        <translation>Cene verschiebt {photos} in {albums} unter {folder}.</translation>
    </message>
    <message>
        <source>Move them</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>It will tag them there.</source>
        <translation>Dort bekommen sie auch Schlagwörter.</translation>
    </message>
    <message>
        <source>Cene will write keywords of {albums} into {photos}, or beside those where that is not safe.</source>
        <translation>Cene schreibt Schlagwörter aus {albums} in {photos}, oder daneben, wo das nicht sicher ist.</translation>
    </message>
    <message>
        <source>Cene will write keywords of {albums} beside {photos}.</source>
        <translation>Cene schreibt Schlagwörter aus {albums} neben {photos}.</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>Something went wrong inside Cene the last time. No report was sent.</source>
        <translation>Beim letzten Mal ist in Cene etwas schiefgegangen. Es wurde kein Bericht verschickt.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
</context>
<context>
    <name>CrashReport</name>
    <message>
        <source>Crash report</source>
        <translation>Absturzbericht</translation>
    </message>
    <message>
        <source>This is all that was kept: what Cene was doing, and versions of programs. No pictures. It stays on this computer unless you send it to somebody.</source>
        <translation>Das ist alles, was aufgehoben wurde: was Cene gerade tat und die Versionen von Programmen. Keine Bilder. Der Bericht bleibt auf diesem Computer, solange Sie ihn niemandem schicken.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The crash report could not be changed: {reason}.</source>
        <translation>Der Absturzbericht konnte nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Learning curves</source>
        <translation>Lernkurven</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>pass {number}</source>
        <translation>Durchgang {number}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Put back the tags of these photos as they were?</source>
        <translation>Die Schlagwörter dieser Fotos wiederherstellen, wie sie waren?</translation>
    </message>
    <message>
        <source>Put these photos back where they were?</source>
        <translation>Diese Fotos dorthin zurücklegen, wo sie waren?</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Nothing else waits for you</source>
        <translation>Sonst wartet nichts auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message numerus="yes">
        <source>You skipped %Ln photo(s).</source>
        <translation>
            <numerusform>%Ln Foto wurde übersprungen.</numerusform>
            <numerusform>%Ln Fotos wurden übersprungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at the %Ln skipped photo(s)</source>
        <translation>
            <numerusform>Das %Ln übersprungene Foto ansehen</numerusform>
            <numerusform>Die %Ln übersprungenen Fotos ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>New photos that Cene is not sure of will show up here.</source>
        <translation>Neue Fotos, bei denen Cene nicht sicher ist, erscheinen hier.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kommt aus</translation>
    </message>
    <message>
        <source>Is now in</source>
        <translation>Ist jetzt in</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>{folder}, {state}</source>
        <translation>{folder}, {state}</translation>
    </message>
    <message>
        <source>{keyword} (by Cene)</source>
        <translation>{keyword} (von Cene)</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>format of a date</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>{stars} of {most} ★</source>
        <translation>{stars} von {most} ★</translation>
    </message>
    <message>
        <source>{latitude}° {north}, {longitude}° {east}</source>
        <translation>{latitude}° {north}, {longitude}° {east}</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>verschlagwortet</translation>
    </message>
    <message>
        <source>files itself</source>
        <translation>legt sich ab</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>filed</source>
        <translation>abgelegt</translation>
    </message>
    <message>
        <source>stays there</source>
        <translation>bleibt dort</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
</context>
<context>
    <name>FailedList</name>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Cene left these as they are, and looks again when they change.</source>
        <translation>Cene hat diese gelassen, wie sie sind, und sieht sie wieder an, wenn sie sich ändern.</translation>
    </message>
    <message>
        <source>Nothing failed.</source>
        <translation>Nichts ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Photos that failed</source>
        <translation>Fehlgeschlagene Fotos</translation>
    </message>
</context>
<context>
    <name>FailedModel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>Right on the test photos</source>
        <translation>Richtig auf den Testfotos</translation>
    </message>
    <message>
        <source>The bundled classifier right</source>
        <translation>Mitgelieferter Klassifikator richtig</translation>
    </message>
    <message>
        <source>Right, each class counting the same</source>
        <translation>Richtig, jede Klasse gleich gewichtet</translation>
    </message>
    <message>
        <source>Among the first five</source>
        <translation>Unter den ersten fünf</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>Learnt by heart</source>
        <translation>Auswendig gelernt</translation>
    </message>
    <message>
        <source>Made small, it says the same on</source>
        <translation>Verkleinert sagt es dasselbe bei</translation>
    </message>
    <message>
        <source>Training took</source>
        <translation>Dauer des Trainings</translation>
    </message>
    <message>
        <source>A photo takes</source>
        <translation>Ein Foto dauert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) get the same answer</source>
        <translation>
            <numerusform>%Ln Foto bekommt dieselbe Antwort</numerusform>
            <numerusform>%Ln Fotos bekommen dieselbe Antwort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Which folders shall Cene sort?</source>
        <translation>Welche Ordner soll Cene sortieren?</translation>
    </message>
    <message>
        <source>Tick where your photos arrive. Nothing in them is changed yet.</source>
        <translation>Kreuzen Sie an, wo Ihre Fotos ankommen. Noch wird darin nichts geändert.</translation>
    </message>
    <message>
        <source>Which albums do you want?</source>
        <translation>Welche Alben möchten Sie?</translation>
    </message>
    <message>
        <source>Cene knows these at once. Untick what you have no use for.</source>
        <translation>Diese kennt Cene sofort. Nehmen Sie das Kreuz weg, wo Sie ein Album nicht brauchen.</translation>
    </message>
    <message>
        <source>What may Cene do by itself?</source>
        <translation>Was darf Cene von selbst tun?</translation>
    </message>
    <message>
        <source>You can change this at any time, and undo anything it did.</source>
        <translation>Das lässt sich jederzeit ändern, und alles lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>Start sorting %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto sortieren</numerusform>
            <numerusform>%Ln Fotos sortieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Start sorting</source>
        <translation>Sortieren beginnen</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Such as {folder}</source>
        <translation>Zum Beispiel {folder}</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>counting…</source>
        <translation>wird gezählt&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersSetting</name>
    <message>
        <source>Folders to sort</source>
        <translation>Zu sortierende Ordner</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Cene no longer looks into it. Nothing in it is changed.</source>
        <translation>Cene sieht nicht mehr hinein. Darin wird nichts geändert.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Change the folder of the albums</source>
        <translation>Den Ordner der Alben ändern</translation>
    </message>
    <message>
        <source>{folder} (missing)</source>
        <translation>{folder} (fehlt)</translation>
    </message>
    <message>
        <source>no folder yet</source>
        <translation>noch kein Ordner</translation>
    </message>
    <message>
        <source>Albums are in {folder}</source>
        <translation>Die Alben liegen in {folder}</translation>
    </message>
    <message>
        <source>A folder with photos</source>
        <translation>Ein Ordner mit Fotos</translation>
    </message>
    <message>
        <source>The folder of the albums</source>
        <translation>Der Ordner der Alben</translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>or drop folders here</source>
        <translation>oder Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>A folder with photos</source>
        <translation>Ein Ordner mit Fotos</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message numerus="yes">
        <source>Watching %Ln folder(s)</source>
        <translation>
            <numerusform>Beobachtet %Ln Ordner</numerusform>
            <numerusform>Beobachtet %Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Watching no folder</source>
        <translation>Beobachtet keinen Ordner</translation>
    </message>
    <message>
        <source>{watching} · nothing leaves this computer</source>
        <translation>{watching} · nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>{stage}: {done}</source>
        <translation>{stage}: {done}</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} von {total}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} pro Sekunde</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>asks you</source>
        <translation>fragt Sie</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>stays where it is</source>
        <translation>bleibt, wo es ist</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Search names, albums, dates, cameras…</source>
        <translation>Namen, Alben, Daten, Kameras&#xa0;…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln</source>
        <translation>
            <numerusform>%Ln prüfen</numerusform>
            <numerusform>%Ln prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto verschlagworten</numerusform>
            <numerusform>%Ln Fotos verschlagworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag photos</source>
        <translation>Fotos verschlagworten</translation>
    </message>
    <message>
        <source>Everything that Cene is sure of gets keywords; each can be undone.</source>
        <translation>Alles, worin Cene sicher ist, bekommt Schlagwörter; jedes lässt sich rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>File %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto ablegen</numerusform>
            <numerusform>%Ln Fotos ablegen</numerusform>
        </translation>
    </message>
    <message>
        <source>File photos</source>
        <translation>Fotos ablegen</translation>
    </message>
    <message>
        <source>Cene only suggests at the moment; this asks what it may do.</source>
        <translation>Cene macht zurzeit nur Vorschläge; hier wird gefragt, was es tun darf.</translation>
    </message>
    <message>
        <source>Everything that Cene is sure of goes into its album; each can be undone.</source>
        <translation>Alles, wobei Cene sicher ist, kommt in sein Album; jedes lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message numerus="yes">
        <source>The history of %Ln file(s) has been saved.</source>
        <translation>
            <numerusform>Der Verlauf von %Ln Datei wurde gespeichert.</numerusform>
            <numerusform>Der Verlauf von %Ln Dateien wurde gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Undo the newest</source>
        <translation>Das Neueste rückgängig machen</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) could not be put back.</source>
        <translation>
            <numerusform>%Ln Foto konnte nicht zurückgelegt werden.</numerusform>
            <numerusform>%Ln Fotos konnten nicht zurückgelegt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Search names, folders, albums…</source>
        <translation>Namen, Ordner, Alben&#xa0;…</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Which photos</source>
        <translation>Welche Fotos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Filed or tagged</source>
        <translation>Abgelegt oder verschlagwortet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto rückgängig machen</numerusform>
            <numerusform>%Ln Fotos rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing in the history matches.</source>
        <translation>Nichts im Verlauf passt dazu.</translation>
    </message>
    <message>
        <source>Cene has not touched any file yet. What it does will stand here.</source>
        <translation>Cene hat noch keine Datei angerührt. Was es tut, steht dann hier.</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>HistoryRows</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%Ln companion(s) joined their photos</source>
        <translation>
            <numerusform>%Ln Begleitdatei kam zu ihrem Foto</numerusform>
            <numerusform>%Ln Begleitdateien kamen zu ihren Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo could be filed</source>
        <translation>Kein Foto konnte abgelegt werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln Album</numerusform>
            <numerusform>%Ln Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved {photos} into {albums}</source>
        <translation>{photos} in {albums} verschoben</translation>
    </message>
    <message>
        <source>Copied {photos} into {albums}</source>
        <translation>{photos} in {albums} kopiert</translation>
    </message>
    <message>
        <source>Linked {photos} into {albums}</source>
        <translation>{photos} in {albums} verlinkt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>No photo could be tagged</source>
        <translation>Kein Foto konnte verschlagwortet werden</translation>
    </message>
    <message>
        <source>Took tags away from {photos}</source>
        <translation>Schlagwörter von {photos} entfernt</translation>
    </message>
    <message>
        <source>Tagged {photos} with {albums}</source>
        <translation>{photos} mit {albums} verschlagwortet</translation>
    </message>
    <message>
        <source>at {percent} sure</source>
        <translation>ab {percent} Sicherheit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tagged</source>
        <translation>
            <numerusform>%Ln verschlagwortet</numerusform>
            <numerusform>%Ln verschlagwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>all put back</source>
        <translation>alle zurückgelegt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back</source>
        <translation>
            <numerusform>%Ln zurückgelegt</numerusform>
            <numerusform>%Ln zurückgelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unfinished</source>
        <translation>
            <numerusform>%Ln nicht beendet</numerusform>
            <numerusform>%Ln nicht beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message>
        <source>Not put back: {reason}</source>
        <translation>Nicht zurückgelegt: {reason}</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Verschlagwortet</translation>
    </message>
    <message>
        <source>Tags taken away</source>
        <translation>Schlagwörter entfernt</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Abgelegt</translation>
    </message>
    <message>
        <source>Unfinished, the next start settles it</source>
        <translation>Nicht beendet; der nächste Start klärt es</translation>
    </message>
    <message>
        <source>{name}, in {source}, {state}</source>
        <translation>{name}, in {source}, {state}</translation>
    </message>
    <message>
        <source>{name}, in {source}, {album}, {percent}, {state}</source>
        <translation>{name}, in {source}, {album}, {percent}, {state}</translation>
    </message>
    <message>
        <source>{name}, from {source} to {target}, {album}, {percent}, {state}</source>
        <translation>{name}, von {source} nach {target}, {album}, {percent}, {state}</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>Beobachteter Ordner</translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
</context>
<context>
    <name>Hold</name>
    <message>
        <source>Quiet until {time}</source>
        <translation>Ruht bis {time}</translation>
    </message>
    <message>
        <source>Waiting while on the battery</source>
        <translation>Wartet im Akkubetrieb</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select a photo to see where it may belong.</source>
        <translation>Wählen Sie ein Foto, um zu sehen, wohin es gehören könnte.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album&#xa0;…</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>Selected photo</source>
        <translation>Ausgewähltes Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>File in {album}</source>
        <translation>In {album} ablegen</translation>
    </message>
    <message>
        <source>Tag with {album}</source>
        <translation>Mit {album} verschlagworten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Verschlagworten</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Measuring an album</source>
        <translation>Album wird gemessen</translation>
    </message>
    <message>
        <source>Changing albums</source>
        <translation>Alben werden geändert</translation>
    </message>
    <message>
        <source>Writing the history</source>
        <translation>Verlauf wird geschrieben</translation>
    </message>
    <message>
        <source>Opening the catalogue</source>
        <translation>Katalog wird geöffnet</translation>
    </message>
    <message>
        <source>Looking for new photos</source>
        <translation>Suche nach neuen Fotos</translation>
    </message>
    <message>
        <source>Filing photos</source>
        <translation>Fotos werden abgelegt</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Cene lernt</translation>
    </message>
    <message>
        <source>Noting an answer</source>
        <translation>Antwort wird vermerkt</translation>
    </message>
    <message>
        <source>Taking an answer back</source>
        <translation>Antwort wird zurückgenommen</translation>
    </message>
    <message>
        <source>Forgetting answers</source>
        <translation>Antworten werden vergessen</translation>
    </message>
    <message>
        <source>Putting photos back</source>
        <translation>Fotos werden zurückgelegt</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation>Einstellungen werden gespeichert</translation>
    </message>
    <message>
        <source>Gathering pictures</source>
        <translation>Bilder werden gesammelt</translation>
    </message>
    <message>
        <source>Letting a network have a say</source>
        <translation>Ein Netz mitreden lassen</translation>
    </message>
    <message>
        <source>Going back to the bundled classifier</source>
        <translation>Zurück zum mitgelieferten Klassifikator</translation>
    </message>
    <message>
        <source>Looking with your network</source>
        <translation>Mit Ihrem Netz ansehen</translation>
    </message>
</context>
<context>
    <name>LabDesk</name>
    <message>
        <source>Training failed.</source>
        <translation>Das Training ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The network is trained.</source>
        <translation>Das Netz ist trainiert.</translation>
    </message>
    <message>
        <source>Only the bundled classifier has a say again.</source>
        <translation>Jetzt redet wieder nur der mitgelieferte Klassifikator mit.</translation>
    </message>
    <message>
        <source>The network has a say again; photos are looked at by and by.</source>
        <translation>Das Netz redet wieder mit; die Fotos werden nach und nach angesehen.</translation>
    </message>
    <message numerus="yes">
        <source>The network has a say now: together with the bundled classifier it is right on {share} of %Ln test photo(s). Photos are looked at by and by.</source>
        <translation>
            <numerusform>Das Netz redet jetzt mit: Zusammen mit dem mitgelieferten Klassifikator liegt es bei {share} von %Ln Testfoto richtig. Die Fotos werden nach und nach angesehen.</numerusform>
            <numerusform>Das Netz redet jetzt mit: Zusammen mit dem mitgelieferten Klassifikator liegt es bei {share} von %Ln Testfotos richtig. Die Fotos werden nach und nach angesehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>Train a network…</source>
        <translation>Ein Netz trainieren …</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Choose two finished networks or more, with Ctrl.</source>
        <translation>Wählen Sie mit Strg zwei oder mehr fertige Netze.</translation>
    </message>
    <message>
        <source>Where Cene cannot tell your albums apart, a network of your own may: train one on the photos that you put into them, see whether it is better, and let it have a say. All of it happens on this computer.</source>
        <translation>Wo Cene Ihre Alben nicht auseinanderhalten kann, kann es vielleicht ein eigenes Netz: Trainieren Sie eines mit den Fotos, die Sie hineingelegt haben, sehen Sie nach, ob es besser ist, und lassen Sie es mitreden. Alles das geschieht auf diesem Computer.</translation>
    </message>
    <message>
        <source>Model lab</source>
        <translation>Modell-Labor</translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message numerus="yes">
        <source>This network is right on {share} of %Ln test photo(s); it was not compared with the bundled classifier. {reason}</source>
        <translation>
            <numerusform>Dieses Netz liegt bei {share} von %Ln Testfoto richtig; mit dem mitgelieferten Klassifikator wurde es nicht verglichen. {reason}</numerusform>
            <numerusform>Dieses Netz liegt bei {share} von %Ln Testfotos richtig; mit dem mitgelieferten Klassifikator wurde es nicht verglichen. {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This network is better than the bundled classifier: it is right on {own} of %Ln test photo(s), the bundled one on {other} of the same.</source>
        <translation>
            <numerusform>Dieses Netz ist besser als der mitgelieferte Klassifikator: Es liegt bei {own} von %Ln Testfoto richtig, der mitgelieferte bei {other} davon.</numerusform>
            <numerusform>Dieses Netz ist besser als der mitgelieferte Klassifikator: Es liegt bei {own} von %Ln Testfotos richtig, der mitgelieferte bei {other} davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The bundled classifier is better: it is right on {other} of %Ln test photo(s), this network on {own} of the same.</source>
        <translation>
            <numerusform>Der mitgelieferte Klassifikator ist besser: Er liegt bei {other} von %Ln Testfoto richtig, dieses Netz bei {own} davon.</numerusform>
            <numerusform>Der mitgelieferte Klassifikator ist besser: Er liegt bei {other} von %Ln Testfotos richtig, dieses Netz bei {own} davon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This network is as good as the bundled classifier, no better: both are right on {own} of the same %Ln test photo(s).</source>
        <translation>
            <numerusform>Dieses Netz ist so gut wie der mitgelieferte Klassifikator, nicht besser: Beide liegen bei {own} von demselben %Ln Testfoto richtig.</numerusform>
            <numerusform>Dieses Netz ist so gut wie der mitgelieferte Klassifikator, nicht besser: Beide liegen bei {own} derselben %Ln Testfotos richtig.</numerusform>
        </translation>
    </message>
    <message>
        <source>No pass over the photos is complete yet.</source>
        <translation>Noch kein Durchgang durch die Fotos ist vollständig.</translation>
    </message>
    <message>
        <source>After pass {number}: {train} of the training photos right, {validation} of the validation photos; loss {loss} and {validation_loss}. Best so far: pass {best}.</source>
        <translation>Nach Durchgang {number}: {train} der Trainingsfotos richtig, {validation} der Prüffotos; Verlust {loss} und {validation_loss}. Bisher am besten: Durchgang {best}.</translation>
    </message>
</context>
<context>
    <name>LeftOutSetting</name>
    <message>
        <source>Left out, by patterns as in .gitignore: Screenshots/ is every folder of that name, *.png every such file. Their files stay as they are, and are not shown.</source>
        <translation>Ausgelassen, nach Mustern wie in .gitignore: Screenshots/ ist jeder Ordner dieses Namens, *.png jede solche Datei. Die Dateien bleiben, wie sie sind, und werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>Patterns of what is left out</source>
        <translation>Muster dessen, was ausgelassen wird</translation>
    </message>
    <message>
        <source>A pattern of what to leave out</source>
        <translation>Ein Muster dessen, was ausgelassen werden soll</translation>
    </message>
    <message>
        <source>Screenshots/ or *.png</source>
        <translation>Screenshots/ oder *.png</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>No longer leave out</source>
        <translation>Nicht mehr auslassen</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>No album yet</source>
        <translation>Noch kein Album</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>Choose the folders where your photos arrive; Cene only looks at first.</source>
        <translation>Wählen Sie die Ordner, in denen Ihre Fotos ankommen; Cene sieht zunächst nur hin.</translation>
    </message>
    <message>
        <source>Choose folders…</source>
        <translation>Ordner wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No photo here has all of these words in its name, folder, album, camera or date.</source>
        <translation>Kein Foto hier hat alle diese Wörter in Name, Ordner, Album, Kamera oder Datum.</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message>
        <source>Cene is sure enough of all photos. With a higher threshold it asks more.</source>
        <translation>Cene ist bei allen Fotos sicher genug. Bei einer höheren Schwelle fragt es öfter.</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Keine Fotos hier</translation>
    </message>
    <message>
        <source>Drag photos onto an album to put them there, and Cene learns from it.</source>
        <translation>Ziehen Sie Fotos auf ein Album, um sie dort abzulegen; Cene lernt daraus.</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Classes (rows) and what they were taken for (columns)</source>
        <translation>Klassen (Zeilen) und wofür sie gehalten wurden (Spalten)</translation>
    </message>
</context>
<context>
    <name>ModeStep</name>
    <message>
        <source>Only suggest</source>
        <translation>Nur vorschlagen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Change the folder of the albums</source>
        <translation>Den Ordner der Alben ändern</translation>
    </message>
    <message>
        <source>Albums go to {folder}</source>
        <translation>Die Alben kommen nach {folder}</translation>
    </message>
    <message>
        <source>Shows where each photo would go. Touches no file.</source>
        <translation>Zeigt, wohin jedes Foto käme. Rührt keine Datei an.</translation>
    </message>
    <message>
        <source>Photos stay where they are and get keywords that other programs read.</source>
        <translation>Fotos bleiben, wo sie sind, und bekommen Schlagwörter, die andere Programme lesen.</translation>
    </message>
    <message>
        <source>Copies into {folder}. Originals stay.</source>
        <translation>Kopiert nach {folder}. Originale bleiben.</translation>
    </message>
    <message>
        <source>Moves into {folder}. Nothing is ever overwritten or deleted.</source>
        <translation>Verschiebt nach {folder}. Nie wird etwas überschrieben oder gelöscht.</translation>
    </message>
    <message>
        <source>The folder of the albums</source>
        <translation>Der Ordner der Alben</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>{number} more</source>
        <translation>{number} weitere</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>{folder} is sorted already. Cene looks for new photos now.</source>
        <translation>{folder} wird schon sortiert. Cene sucht dort jetzt nach neuen Fotos.</translation>
    </message>
    <message>
        <source>Sort the photos in {folder} too?</source>
        <translation>Auch die Fotos in {folder} sortieren?</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>Examples of albums</source>
        <translation>Beispiele aus Alben</translation>
    </message>
    <message>
        <source>A folder that holds a folder for each class</source>
        <translation>Ein Ordner, der für jede Klasse einen Ordner enthält</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training beginnen</translation>
    </message>
    <message numerus="yes">
        <source>{album}: %Ln example(s)</source>
        <translation>
            <numerusform>{album}: %Ln Beispiel</numerusform>
            <numerusform>{album}: %Ln Beispiele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{photos}, about {time} at most, as the last run of this network.</source>
        <translation>{photos}, höchstens etwa {time}, wie beim letzten Training dieses Netzes.</translation>
    </message>
    <message>
        <source>{photos}, very roughly {time} at most: this network was not trained here yet.</source>
        <translation>{photos}, ganz grob höchstens {time}: Dieses Netz wurde hier noch nicht trainiert.</translation>
    </message>
    <message>
        <source>Counting the photos in {folder}…</source>
        <translation>Die Fotos in {folder} werden gezählt …</translation>
    </message>
    <message>
        <source>Another network is being trained at the moment.</source>
        <translation>Gerade wird ein anderes Netz trainiert.</translation>
    </message>
    <message>
        <source>Tick two albums or more.</source>
        <translation>Kreuzen Sie zwei oder mehr Alben an.</translation>
    </message>
    <message>
        <source>Choose a folder that holds two folders or more.</source>
        <translation>Wählen Sie einen Ordner, der zwei oder mehr Ordner enthält.</translation>
    </message>
    <message>
        <source>Choose a folder of folders</source>
        <translation>Einen Ordner mit Ordnern wählen</translation>
    </message>
    <message>
        <source>Albums to learn</source>
        <translation>Alben, die gelernt werden</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Its weights are not on this computer yet: they are fetched from the internet when training begins, once.</source>
        <translation>Seine Gewichte sind noch nicht auf diesem Computer: Sie werden einmal aus dem Internet geholt, wenn das Training beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>Two albums with %Ln example(s) or more are needed.</source>
        <translation>
            <numerusform>Zwei Alben mit mindestens %Ln Beispiel sind nötig.</numerusform>
            <numerusform>Zwei Alben mit mindestens %Ln Beispielen sind nötig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Ein Netz trainieren</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Choose an album</source>
        <translation>Ein Album wählen</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>Name des Albums</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Name of the new album</source>
        <translation>Name des neuen Albums</translation>
    </message>
    <message>
        <source>Type to find an album…</source>
        <translation>Tippen, um ein Album zu finden&#xa0;…</translation>
    </message>
    <message>
        <source>New album “{title}”</source>
        <translation>Neues Album „{title}“</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Verwendung</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>{place} of {photos}</source>
        <translation>{place} von {photos}</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>{source} is a folder to sort and the folder of the albums at once. Choose another for the albums; one inside it will do.</source>
        <translation>{source} ist zugleich ein zu sortierender Ordner und der Ordner der Alben. Wählen Sie einen anderen für die Alben; er darf darin liegen.</translation>
    </message>
    <message>
        <source>{source} is an album of {into}. What lies in an album is sorted already.</source>
        <translation>{source} ist ein Album von {into}. Was in einem Album liegt, ist schon sortiert.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>QuietHours</name>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Beginning of the quiet hours</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <source>End of the quiet hours</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>They must end at another time than they begin.</source>
        <translation>Sie muss zu einer anderen Zeit enden, als sie beginnt.</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Answers and filing that you ask for are done all the same.</source>
        <translation>Antworten und das Ablegen, um das Sie bitten, werden trotzdem erledigt.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>unlike anything that Cene knows; nearest is {likely}</source>
        <translation>gleicht nichts, was Cene kennt; am nächsten kommt {likely}</translation>
    </message>
    <message>
        <source>you put it there</source>
        <translation>von Ihnen dort eingeordnet</translation>
    </message>
    <message numerus="yes">
        <source>like %Ln photo(s) you put there</source>
        <translation>
            <numerusform>wie %Ln Foto, das Sie dort eingeordnet haben</numerusform>
            <numerusform>wie %Ln Fotos, die Sie dort eingeordnet haben</numerusform>
        </translation>
    </message>
    <message>
        <source>not sure enough: {likely}</source>
        <translation>nicht sicher genug: {likely}</translation>
    </message>
    <message>
        <source>sure enough for {album} ({percent}): {likely}</source>
        <translation>sicher genug für {album} ({percent}): {likely}</translation>
    </message>
    <message>
        <source>not sure enough for {album} ({percent}): {likely}</source>
        <translation>nicht sicher genug für {album} ({percent}): {likely}</translation>
    </message>
    <message>
        <source>{percent} {album}, next {next} {chance}</source>
        <translation>{percent} {album}, dann {next} {chance}</translation>
    </message>
    <message>
        <source>between {one} and {other}</source>
        <translation>zwischen {one} und {other}</translation>
    </message>
    <message>
        <source>{possible}, but {percent} {album}</source>
        <translation>{possible}, aber {percent} {album}</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>One layer</source>
        <translation>Eine Schicht</translation>
    </message>
    <message>
        <source>A single convolution: the baseline that everything else should beat.</source>
        <translation>Eine einzige Faltung: die Messlatte, die alles andere übertreffen sollte.</translation>
    </message>
    <message>
        <source>Six-layer convnet</source>
        <translation>Sechsschichtiges Faltungsnetz</translation>
    </message>
    <message>
        <source>Three blocks of two convolutions (32, 64, 128) with dropout, and a dense layer of 512.</source>
        <translation>Drei Blöcke aus zwei Faltungen (32, 64, 128) mit Dropout und eine dichte Schicht von 512.</translation>
    </message>
    <message>
        <source>VGG style</source>
        <translation>Nach Art von VGG</translation>
    </message>
    <message>
        <source>Three blocks of two 4×4 convolutions (64, 128, 256) and two dense layers of 1,024; at 128 pixels instead of 224, for its first dense layer would fill the memory.</source>
        <translation>Drei Blöcke aus zwei 4×4-Faltungen (64, 128, 256) und zwei dichte Schichten von 1.024; mit 128 statt 224 Pixeln, denn seine erste dichte Schicht würde den Speicher füllen.</translation>
    </message>
    <message>
        <source>PeetzNet</source>
        <translation>PeetzNet</translation>
    </message>
    <message>
        <source>Two stacks of convolutions on the same picture, one from large to small kernels, one the other way round; at 128 pixels instead of 224, as the VGG style.</source>
        <translation>Zwei Stapel von Faltungen auf demselben Bild, einer von großen zu kleinen Kernen, einer umgekehrt; mit 128 statt 224 Pixeln, wie das nach Art von VGG.</translation>
    </message>
    <message>
        <source>Cene&apos;s CNN</source>
        <translation>Cenes Faltungsnetz</translation>
    </message>
    <message>
        <source>Six convolutions (32, 32, 64, 64, 64, 32), each pooled, with an L2 penalty.</source>
        <translation>Sechs Faltungen (32, 32, 64, 64, 64, 32), jede mit Pooling, mit einer L2-Strafe.</translation>
    </message>
    <message>
        <source>Cene&apos;s first CNN</source>
        <translation>Cenes erstes Faltungsnetz</translation>
    </message>
    <message>
        <source>Five wide convolutions (64, 128, 256, 256, 128), each pooled, and a dense layer of 512.</source>
        <translation>Fünf breite Faltungen (64, 128, 256, 256, 128), jede mit Pooling, und eine dichte Schicht von 512.</translation>
    </message>
    <message>
        <source>Three blocks</source>
        <translation>Drei Blöcke</translation>
    </message>
    <message>
        <source>Three convolutions (16, 32, 64), each pooled, and a dense layer of 128.</source>
        <translation>Drei Faltungen (16, 32, 64), jede mit Pooling, und eine dichte Schicht von 128.</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, frozen</source>
        <translation>EfficientNet-Lite0, eingefroren</translation>
    </message>
    <message>
        <source>The network that Cene itself sees with; only a new last layer is trained.</source>
        <translation>Das Netz, mit dem Cene selbst sieht; nur eine neue letzte Schicht wird trainiert.</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, fine-tuned</source>
        <translation>EfficientNet-Lite0, feinjustiert</translation>
    </message>
    <message>
        <source>The network that Cene itself sees with; the upper half of it is trained on.</source>
        <translation>Das Netz, mit dem Cene selbst sieht; seine obere Hälfte wird weitertrainiert.</translation>
    </message>
    <message>
        <source>VGG16, frozen</source>
        <translation>VGG16, eingefroren</translation>
    </message>
    <message>
        <source>VGG16 (Simonyan &amp; Zisserman, ICLR 2015) as it learnt ImageNet; only a dense layer and the last one are trained.</source>
        <translation>VGG16 (Simonyan &amp; Zisserman, ICLR 2015), wie es ImageNet gelernt hat; nur eine dichte Schicht und die letzte werden trainiert.</translation>
    </message>
    <message>
        <source>VGG16, fine-tuned</source>
        <translation>VGG16, feinjustiert</translation>
    </message>
    <message>
        <source>VGG16 (Simonyan &amp; Zisserman, ICLR 2015) as it learnt ImageNet; all of it is trained on, slowly.</source>
        <translation>VGG16 (Simonyan &amp; Zisserman, ICLR 2015), wie es ImageNet gelernt hat; alles davon wird langsam weitertrainiert.</translation>
    </message>
    <message>
        <source>VGG19, frozen</source>
        <translation>VGG19, eingefroren</translation>
    </message>
    <message>
        <source>VGG19 (Simonyan &amp; Zisserman, ICLR 2015) as it learnt ImageNet; only a dense layer and the last one are trained.</source>
        <translation>VGG19 (Simonyan &amp; Zisserman, ICLR 2015), wie es ImageNet gelernt hat; nur eine dichte Schicht und die letzte werden trainiert.</translation>
    </message>
    <message>
        <source>VGG19, fine-tuned</source>
        <translation>VGG19, feinjustiert</translation>
    </message>
    <message>
        <source>VGG19 (Simonyan &amp; Zisserman, ICLR 2015) as it learnt ImageNet; all of it is trained on, slowly.</source>
        <translation>VGG19 (Simonyan &amp; Zisserman, ICLR 2015), wie es ImageNet gelernt hat; alles davon wird langsam weitertrainiert.</translation>
    </message>
    <message>
        <source>InceptionV3, frozen</source>
        <translation>InceptionV3, eingefroren</translation>
    </message>
    <message>
        <source>InceptionV3 (Szegedy et al., CVPR 2016) as it learnt ImageNet; only a dense layer and the last one are trained.</source>
        <translation>InceptionV3 (Szegedy et al., CVPR 2016), wie es ImageNet gelernt hat; nur eine dichte Schicht und die letzte werden trainiert.</translation>
    </message>
    <message>
        <source>InceptionV3, fine-tuned</source>
        <translation>InceptionV3, feinjustiert</translation>
    </message>
    <message>
        <source>InceptionV3 (Szegedy et al., CVPR 2016) as it learnt ImageNet; all of it is trained on, slowly.</source>
        <translation>InceptionV3 (Szegedy et al., CVPR 2016), wie es ImageNet gelernt hat; alles davon wird langsam weitertrainiert.</translation>
    </message>
    <message>
        <source>Xception, frozen</source>
        <translation>Xception, eingefroren</translation>
    </message>
    <message>
        <source>Xception (Chollet, CVPR 2017) as it learnt ImageNet; only a dense layer and the last one are trained.</source>
        <translation>Xception (Chollet, CVPR 2017), wie es ImageNet gelernt hat; nur eine dichte Schicht und die letzte werden trainiert.</translation>
    </message>
    <message>
        <source>Xception, fine-tuned</source>
        <translation>Xception, feinjustiert</translation>
    </message>
    <message>
        <source>Xception (Chollet, CVPR 2017) as it learnt ImageNet; all of it is trained on, slowly.</source>
        <translation>Xception (Chollet, CVPR 2017), wie es ImageNet gelernt hat; alles davon wird langsam weitertrainiert.</translation>
    </message>
    <message>
        <source>Xception, its top tuned</source>
        <translation>Xception, oben feinjustiert</translation>
    </message>
    <message>
        <source>Xception (Chollet, CVPR 2017); its last six layers are trained on, with two new dense layers of 1,024 and dropout.</source>
        <translation>Xception (Chollet, CVPR 2017); die letzten sechs Schichten werden weitertrainiert, mit zwei neuen dichten Schichten von 1.024 und Dropout.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Similar photos together</source>
        <translation>Ähnliche Fotos zusammen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Another album…</source>
        <translation>Anderes Album&#xa0;…</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album&#xa0;…</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keines davon</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Same answer for one more photo</source>
        <translation>Dieselbe Antwort für ein Foto mehr</translation>
    </message>
    <message>
        <source>Same answer for one photo less</source>
        <translation>Dieselbe Antwort für ein Foto weniger</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} von {all}</translation>
    </message>
    <message>
        <source>{place} of {all} · you and Cene agree on {percent} so far</source>
        <translation>{place} von {all} · Sie und Cene sind sich bisher bei {percent} einig</translation>
    </message>
    <message>
        <source>Undo: {name} skipped</source>
        <translation>Rückgängig: {name} übersprungen</translation>
    </message>
    <message>
        <source>Undo: {name} in none of these</source>
        <translation>Rückgängig: {name} in keinem davon</translation>
    </message>
    <message>
        <source>Undo: {name} in {album}</source>
        <translation>Rückgängig: {name} in {album}</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Networks that were trained</source>
        <translation>Trainierte Netze</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln Klasse</numerusform>
            <numerusform>%Ln Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>being trained</source>
        <translation>wird trainiert</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} richtig</translation>
    </message>
    <message>
        <source>✓ has a say</source>
        <translation>✓ redet mit</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Progress of the report</source>
        <translation>Fortschritt des Berichts</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Let it have a say</source>
        <translation>Mitreden lassen</translation>
    </message>
    <message>
        <source>Back to the bundled one</source>
        <translation>Zurück zum mitgelieferten</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Class of what belongs into no other</source>
        <translation>Klasse für alles, was in keine andere gehört</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>✓ This network has a say in what photos are.</source>
        <translation>✓ Dieses Netz redet mit, was Fotos sind.</translation>
    </message>
    <message>
        <source>{stage}…</source>
        <translation>{stage} …</translation>
    </message>
    <message>
        <source>Choose a cell to see its photos.</source>
        <translation>Wählen Sie eine Zelle, um ihre Fotos zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>It was stopped. Nothing is lost: training goes on where it was.</source>
        <translation>Es wurde angehalten. Nichts ist verloren: Das Training geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>Training failed.</source>
        <translation>Das Training ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It has not finished. Training goes on where it was.</source>
        <translation>Es ist nicht fertig. Das Training geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>The network and its report are deleted; no photo is touched. If it has a say, it keeps that.</source>
        <translation>Das Netz und sein Bericht werden gelöscht; kein Foto wird angerührt. Falls es mitredet, bleibt es dabei.</translation>
    </message>
    <message>
        <source>This class means: into none of the others</source>
        <translation>Diese Klasse heißt: in keine der anderen</translation>
    </message>
    <message>
        <source>What was taken for what</source>
        <translation>Was wofür gehalten wurde</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei gibt es schon</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner nicht leer</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät ist beschäftigt</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht gefunden</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>Gerät oder Adresse nicht gefunden</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültige Angabe</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>keine Antwort in der erwarteten Zeit</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: Windows keeps that name for itself.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Diesen Namen behält Windows für sich.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: a slash would make two folders of it.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Ein Schrägstrich würde zwei Ordner daraus machen.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: it is too long for the name of a folder ({name_bytes} bytes at most).</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Das ist zu lang für den Namen eines Ordners (höchstens {name_bytes} Byte).</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: not every system can have a folder of that name; “{folder}” would do.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Nicht jedes System kann einen Ordner dieses Namens haben; „{folder}“ ginge.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: that is the name of a ready-made one, which was merged into “{album}”.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: So heißt ein mitgeliefertes, das mit „{album}“ zusammengelegt wurde.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: the album “{album}” goes by that name.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Diesen Namen hat schon das Album „{album}“.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: there is a line end or control character in it.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Darin ist ein Zeilenende oder ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>An album cannot be called “{title}”: there is nothing to read in it.</source>
        <translation>Ein Album kann nicht „{title}“ heißen: Darin gibt es nichts zu lesen.</translation>
    </message>
    <message>
        <source>Another Cene is watching folders for the catalogue {path}. Stop that first: the window has a switch for it, and `cene watch` ends with Ctrl-C.</source>
        <translation>Ein anderes Cene überwacht schon Ordner für den Katalog {path}. Beenden Sie das zuerst: Das Fenster hat dafür einen Schalter, und „cene watch“ endet mit Strg+C.</translation>
    </message>
    <message>
        <source>Another Cene is working on the catalogue {path}. Wait until it is done, or stop it.</source>
        <translation>Ein anderes Cene arbeitet mit dem Katalog {path}. Warten Sie, bis es fertig ist, oder beenden Sie es.</translation>
    </message>
    <message>
        <source>Another Cene watches {source} and files into {albums}: photos would go to and fro for ever. Choose other folders, or stop that one.</source>
        <translation>Ein anderes Cene überwacht {source} und legt in {albums} ab: Fotos würden endlos hin- und herwandern. Wählen Sie andere Ordner, oder beenden Sie jenes.</translation>
    </message>
    <message>
        <source>Cene cannot be reached by its own next start ({value}).</source>
        <translation>Der nächste Start von Cene kann dieses nicht erreichen ({value}).</translation>
    </message>
    <message>
        <source>Cene cannot change {path}, which starts it with the session ({strerror}).</source>
        <translation>Cene kann {path} nicht ändern; diese Datei startet es mit der Sitzung ({strerror}).</translation>
    </message>
    <message>
        <source>Cene cannot write into {value}, where it notes that it runs. Give yourself the right to.</source>
        <translation>Cene kann nicht in {value} schreiben, wo es vermerkt, dass es läuft. Geben Sie sich das Recht dazu.</translation>
    </message>
    <message>
        <source>Cene is already running, but it does not answer. End it and start again.</source>
        <translation>Cene läuft schon, antwortet aber nicht. Beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Choose first where the albums are, and whether to move or to copy.</source>
        <translation>Wählen Sie zuerst, wo die Alben liegen und ob verschoben oder kopiert werden soll.</translation>
    </message>
    <message>
        <source>Keywords can be written into JPEG, PNG, TIFF and WebP only; write a sidecar instead.</source>
        <translation>Schlagwörter lassen sich nur in JPEG, PNG, TIFF und WebP schreiben; schreiben Sie sie daneben.</translation>
    </message>
    <message>
        <source>Keywords inside this photo would part it from further pictures that it holds; write a sidecar instead.</source>
        <translation>Schlagwörter in diesem Foto würden es von weiteren Bildern trennen, die es enthält; schreiben Sie sie daneben.</translation>
    </message>
    <message>
        <source>No album would be left in use; enable another one first.</source>
        <translation>Kein Album bliebe in Verwendung; nehmen Sie zuerst ein anderes in Verwendung.</translation>
    </message>
    <message>
        <source>No folder in {root} holds a photo; each folder in it is to be an album.</source>
        <translation>Kein Ordner in {root} enthält ein Foto; jeder Ordner darin soll ein Album sein.</translation>
    </message>
    <message>
        <source>No photo in {root} has a keyword.</source>
        <translation>Kein Foto in {root} hat ein Schlagwort.</translation>
    </message>
    <message>
        <source>No photo in {root} has the keyword “{name}”.</source>
        <translation>Kein Foto in {root} hat das Schlagwort „{name}“.</translation>
    </message>
    <message>
        <source>No picture can be put into {folder}: {strerror}.</source>
        <translation>In {folder} lässt sich kein Bild ablegen: {strerror}.</translation>
    </message>
    <message>
        <source>No process could be started to try a photo in: {strerror}.</source>
        <translation>Es ließ sich kein Prozess starten, um ein Foto darin zu prüfen: {strerror}.</translation>
    </message>
    <message>
        <source>None of the {part} photos could be looked at.</source>
        <translation>Keines der Fotos des Teils {part} konnte angesehen werden.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {strerror}.</source>
        <translation>In {folder} kann nichts geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>Photos can only be told apart into two albums or more.</source>
        <translation>Fotos lassen sich nur auf zwei oder mehr Alben verteilen.</translation>
    </message>
    <message>
        <source>So much does not fit into this photo; write a sidecar instead.</source>
        <translation>So viel passt nicht in dieses Foto; schreiben Sie es daneben.</translation>
    </message>
    <message>
        <source>The XMP in it is damaged, so Cene leaves it alone.</source>
        <translation>Das XMP darin ist beschädigt; darum lässt Cene es, wie es ist.</translation>
    </message>
    <message>
        <source>The album statistics do not fit their model card ({error}); install Cene again.</source>
        <translation>Die Statistik der Alben passt nicht zu ihrer Modellkarte ({error}); installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>The album “{album}” cannot be merged into itself.</source>
        <translation>Das Album „{album}“ kann nicht mit sich selbst zusammengelegt werden.</translation>
    </message>
    <message>
        <source>The album “{album}” cannot be merged into “{album2}”, which stands under it; `cene albums parent` puts “{album2}” elsewhere.</source>
        <translation>Das Album „{album}“ kann nicht in „{album2}“ aufgehen, das darunter steht; geben Sie „{album2}“ zuerst ein anderes übergeordnetes Album.</translation>
    </message>
    <message>
        <source>The album “{album}” cannot stand under itself.</source>
        <translation>Das Album „{album}“ kann nicht unter sich selbst stehen.</translation>
    </message>
    <message>
        <source>The album “{album}” cannot stand under “{album2}”, which stands under “{album}”.</source>
        <translation>Das Album „{album}“ kann nicht unter „{album2}“ stehen, denn das steht unter „{album}“.</translation>
    </message>
    <message>
        <source>The album “{album}” is not in use; `cene albums enable` takes it into use.</source>
        <translation>Das Album „{album}“ ist nicht in Verwendung; auf der Seite der Alben lässt sich das ändern.</translation>
    </message>
    <message>
        <source>The album “{album}” is ready-made and stays; `cene albums disable` takes it out of use.</source>
        <translation>Das Album „{album}“ ist mitgeliefert und bleibt; es muss aber nicht in Verwendung sein.</translation>
    </message>
    <message>
        <source>The album “{key}” has no example yet; teach it a few photos.</source>
        <translation>Das Album „{key}“ hat noch kein Beispiel; zeigen Sie Cene ein paar Fotos dafür.</translation>
    </message>
    <message>
        <source>The bundled classifier could not be taught: {error}</source>
        <translation>Der mitgelieferte Klassifikator konnte nicht lernen: {error}</translation>
    </message>
    <message>
        <source>The bundled network does not run here: {error}</source>
        <translation>Das mitgelieferte Netz läuft hier nicht: {error}</translation>
    </message>
    <message>
        <source>The bundled network has other tensors than its model card says; install Cene again.</source>
        <translation>Das mitgelieferte Netz hat andere Tensoren, als auf seiner Modellkarte steht; installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>The catalogue cannot live in {folder}: that is a network file system ({kind}), where a crash could corrupt it. Choose a folder on this computer with --catalogue or CENE_HOME.</source>
        <translation>Der Katalog kann nicht in {folder} liegen: Das ist ein Netzlaufwerk ({kind}), wo ein Absturz ihn beschädigen könnte. Wählen Sie mit --catalogue oder CENE_HOME einen Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be opened. Is its folder there, and may you write in it?</source>
        <translation>Der Katalog {path} kann nicht geöffnet werden. Ist sein Ordner da, und dürfen Sie darin schreiben?</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be read or written: the disk reports an error.</source>
        <translation>Der Katalog {path} kann nicht gelesen oder geschrieben werden: Der Datenträger meldet einen Fehler.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be used: it is a folder.</source>
        <translation>Der Katalog {path} kann nicht verwendet werden: Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be used: {folder} is a file, not a folder.</source>
        <translation>Der Katalog {path} kann nicht verwendet werden: {folder} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be used: {strerror}.</source>
        <translation>Der Katalog {path} kann nicht verwendet werden: {strerror}.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be written. Give yourself the right to, or choose another with --catalogue.</source>
        <translation>In den Katalog {path} kann nicht geschrieben werden. Geben Sie sich das Recht dazu, oder wählen Sie mit --catalogue einen anderen.</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot grow: the disk is full. Free some space and try again.</source>
        <translation>Der Katalog {path} kann nicht wachsen: Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The catalogue {path} is damaged. Move it away, or put back the newest .backup file beside it.</source>
        <translation>Der Katalog {path} ist beschädigt. Legen Sie ihn woandershin, oder nehmen Sie die neueste .backup-Datei daneben.</translation>
    </message>
    <message>
        <source>The catalogue {path} is locked by another program. Close that program and try again.</source>
        <translation>Der Katalog {path} ist von einem anderen Programm gesperrt. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The catalogue {path} is not a Cene catalogue, or it is damaged. Move it away, or put back the newest .backup file beside it.</source>
        <translation>Der Katalog {path} ist keiner von Cene, oder er ist beschädigt. Legen Sie ihn woandershin, oder nehmen Sie die neueste .backup-Datei daneben.</translation>
    </message>
    <message>
        <source>The catalogue {path} is of an older Cene; any command that writes, such as `cene sort`, brings it up to date.</source>
        <translation>Der Katalog {path} ist von einem älteren Cene; er wird auf den neuen Stand gebracht, sobald Cene darin schreibt.</translation>
    </message>
    <message>
        <source>The catalogue {path} was written by a newer Cene (its version is {version}, this program knows {newest}). Install the newer Cene.</source>
        <translation>Der Katalog {path} ist von einem neueren Cene (er hat Version {version}, dieses Programm kennt {newest}). Installieren Sie das neuere Cene.</translation>
    </message>
    <message>
        <source>The colour of the album “{album}” cannot be “{colour}”; colours are written as #1f6feb, in lower case.</source>
        <translation>Die Farbe des Albums „{album}“ kann nicht „{colour}“ sein; Farben schreibt man wie #1f6feb, in Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>The disk is full ({where}); make room and start the training again: it goes on where it was.</source>
        <translation>Der Datenträger ist voll ({where}); schaffen Sie Platz und starten Sie das Training noch einmal: Es geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {strerror}.</source>
        <translation>Die Datei {path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The file {path} cannot be removed: {strerror}.</source>
        <translation>Die Datei {path} kann nicht entfernt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: {strerror}.</source>
        <translation>Die Datei {path} kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>The folder of runs {root} cannot be read: {strerror}.</source>
        <translation>Der Ordner der Trainingsläufe {root} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The folder of the albums {path} cannot be read: {strerror}.</source>
        <translation>Der Ordner der Alben {path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The folder of the albums {path} is not on the disk where photos were filed before. Connect that disk; if the albums are to be there from now on, make a folder in it.</source>
        <translation>Der Ordner der Alben {path} ist nicht auf dem Datenträger, auf den bisher einsortiert wurde. Schließen Sie diesen an; sollen die Alben von nun an dort sein, legen Sie einen Ordner darin an.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {strerror}.</source>
        <translation>Der Ordner {folder} kann nicht angelegt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be read: {strerror}.</source>
        <translation>Der Ordner {path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The folder {path} is a file; name the folder it is in.</source>
        <translation>Der Ordner {path} ist eine Datei; wählen Sie den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>The folder {path} is a link that leads back to itself.</source>
        <translation>Der Ordner {path} ist eine Verknüpfung, die zu sich selbst zurückführt.</translation>
    </message>
    <message>
        <source>The folder {path} is not there.</source>
        <translation>Der Ordner {path} ist nicht da.</translation>
    </message>
    <message>
        <source>The folder {path} may not be read by you.</source>
        <translation>Sie dürfen den Ordner {path} nicht lesen.</translation>
    </message>
    <message>
        <source>The history has no {name}. `cene history` lists what there is.</source>
        <translation>Im Verlauf gibt es {name} nicht.</translation>
    </message>
    <message>
        <source>The loss became infinite: this network cannot learn from these photos so; try another recipe or seed.</source>
        <translation>Der Verlust wurde unendlich: Dieses Netz kann aus diesen Fotos so nicht lernen; versuchen Sie es mit einem anderen Netz oder Startwert.</translation>
    </message>
    <message>
        <source>The metadata cannot be read: they are damaged, or of a kind that Cene does not know.</source>
        <translation>Die Metadaten lassen sich nicht lesen: sie sind beschädigt, oder Cene kennt ihre Art nicht.</translation>
    </message>
    <message>
        <source>The model card {path} is damaged ({error}); install Cene again.</source>
        <translation>Die Modellkarte {path} ist beschädigt ({error}); installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>The model card {path} is of format “{format}”, this Cene reads {format2}; install Cene again.</source>
        <translation>Die Modellkarte {path} hat das Format „{format}“, dieses Cene liest {format2}; installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>The network could not be put into {folder}: {strerror}.</source>
        <translation>Das Netz konnte nicht nach {folder} gelegt werden: {strerror}.</translation>
    </message>
    <message>
        <source>The network of {id} was broken by quantising: it says what it said before on {agreement} of the test photos only. Train another one.</source>
        <translation>Das Netz von {id} ist beim Quantisieren kaputtgegangen: Nur bei {agreement} der Testfotos sagt es dasselbe wie vorher. Trainieren Sie ein anderes.</translation>
    </message>
    <message>
        <source>The network {path} cannot be read ({strerror}). Adopt it anew, or go back with `cene models use bundled`.</source>
        <translation>Das Netz {path} kann nicht gelesen werden ({strerror}). Übernehmen Sie es neu, oder gehen Sie mit `cene models use bundled` zurück.</translation>
    </message>
    <message>
        <source>The network {path} does not run here ({error}). Adopt it anew, or go back with `cene models use bundled`.</source>
        <translation>Das Netz {path} läuft hier nicht ({error}). Übernehmen Sie es neu, oder gehen Sie mit `cene models use bundled` zurück.</translation>
    </message>
    <message>
        <source>The network {path} is not the file that was adopted. Adopt it anew, or go back with `cene models use bundled`.</source>
        <translation>Das Netz {path} ist nicht die Datei, die übernommen wurde. Übernehmen Sie es neu, oder gehen Sie mit `cene models use bundled` zurück.</translation>
    </message>
    <message>
        <source>The network {path} takes or gives something else than its card says. Adopt it anew, or go back with `cene models use bundled`.</source>
        <translation>Das Netz {path} nimmt oder gibt etwas anderes, als seine Karte sagt. Übernehmen Sie es neu, oder gehen Sie mit `cene models use bundled` zurück.</translation>
    </message>
    <message>
        <source>The photos of each class look too much alike to leave any for the {part} part.</source>
        <translation>Die Fotos jeder Klasse sehen einander zu ähnlich, als dass welche für den Teil {part} übrig blieben.</translation>
    </message>
    <message>
        <source>The run in {path} was made by a newer Cene; use that, or make a new run.</source>
        <translation>Der Trainingslauf in {path} ist von einem neueren Cene; nehmen Sie das, oder beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>The run {folder} has no test photo.</source>
        <translation>Der Trainingslauf {folder} hat kein Testfoto.</translation>
    </message>
    <message>
        <source>The run {folder} has no {name}.</source>
        <translation>Im Trainingslauf {folder} fehlt {name}.</translation>
    </message>
    <message>
        <source>The run {folder} has not finished, so there is nothing to judge it by.</source>
        <translation>Der Trainingslauf {folder} ist nicht fertig, also lässt er sich noch nicht beurteilen.</translation>
    </message>
    <message>
        <source>The run {folder} is from a newer Cene (its {name} has format {form}, this one reads {format}); install that to look at it.</source>
        <translation>Der Trainingslauf {folder} ist von einem neueren Cene (seine Datei {name} hat Format {form}, dieses liest {format}); installieren Sie das, um ihn anzusehen.</translation>
    </message>
    <message>
        <source>The run {id} has no class “{rest}”; it has {known}.</source>
        <translation>Der Trainingslauf {id} hat keine Klasse „{rest}“; er hat {known}.</translation>
    </message>
    <message>
        <source>The run {id} has not finished, so there is no network to adopt.</source>
        <translation>Der Trainingslauf {id} ist nicht fertig, also gibt es noch kein Netz zu übernehmen.</translation>
    </message>
    <message>
        <source>The run {name} is being trained; wait until that is done, or stop it.</source>
        <translation>Der Trainingslauf {name} ist gerade im Gange; warten Sie, bis er fertig ist, oder halten Sie ihn an.</translation>
    </message>
    <message>
        <source>The square of {path} is not in the cache {cache}; start the training again, which makes it anew.</source>
        <translation>Das Quadrat von {path} ist nicht im Zwischenspeicher {cache}; starten Sie das Training noch einmal, dann wird es neu gemacht.</translation>
    </message>
    <message>
        <source>The system ended the training, as it does when memory runs out; choose fewer photos a step, or a smaller network.</source>
        <translation>Das System hat das Training beendet, wie es das tut, wenn der Speicher ausgeht; wählen Sie weniger Fotos je Schritt, oder ein kleineres Netz.</translation>
    </message>
    <message>
        <source>The threshold of the album “{album}” cannot be {threshold}; it is between {least_threshold} and 1.</source>
        <translation>Die Schwelle des Albums „{album}“ kann nicht {threshold} sein; sie liegt zwischen {least_threshold} und 1.</translation>
    </message>
    <message>
        <source>The weights from https://storage.googleapis.com/tensorflow/keras-applications/{folder}/{name} arrived damaged; start the training again.</source>
        <translation>Die Gewichte von https://storage.googleapis.com/tensorflow/keras-applications/{folder}/{name} kamen beschädigt an; starten Sie das Training noch einmal.</translation>
    </message>
    <message>
        <source>The weights {file} cannot be used ({error}); remove the file, or put the right one there.</source>
        <translation>Die Gewichte {file} können nicht verwendet werden ({error}); entfernen Sie die Datei, oder legen Sie die richtige dorthin.</translation>
    </message>
    <message>
        <source>There are no photos to make a data set of.</source>
        <translation>Es gibt keine Fotos für einen Datensatz.</translation>
    </message>
    <message>
        <source>There are {len} classes, and no more than {most} will do.</source>
        <translation>Es sind {len} Klassen, und mehr als {most} gehen nicht.</translation>
    </message>
    <message>
        <source>There is no album “{name}”; `cene albums list` shows all there are.</source>
        <translation>Es gibt kein Album „{name}“.</translation>
    </message>
    <message>
        <source>There is no catalogue at {path} yet.</source>
        <translation>Bei {path} gibt es noch keinen Katalog.</translation>
    </message>
    <message>
        <source>There is no photo in the {part} part of the data set; add photos to the classes.</source>
        <translation>Im Teil {part} des Datensatzes ist kein Foto; fügen Sie den Klassen Fotos hinzu.</translation>
    </message>
    <message>
        <source>There is no photo of a class called “{value}”.</source>
        <translation>Es gibt kein Foto einer Klasse namens „{value}“.</translation>
    </message>
    <message>
        <source>There is no photo of {value} to learn from; add some, or leave that class out.</source>
        <translation>Es gibt kein Foto von {value}, aus dem zu lernen wäre; fügen Sie welche hinzu, oder lassen Sie die Klasse weg.</translation>
    </message>
    <message>
        <source>There is no recipe {name}; there are {join}.</source>
        <translation>Es gibt kein Netz {name}; es gibt {join}.</translation>
    </message>
    <message>
        <source>There is no run “{name}”; `cene models list` shows those there are.</source>
        <translation>Es gibt keinen Trainingslauf „{name}“; `cene models list` zeigt die, die es gibt.</translation>
    </message>
    <message>
        <source>There is not enough memory for this network; choose fewer photos a step, or a smaller one.</source>
        <translation>Für dieses Netz reicht der Speicher nicht; wählen Sie weniger Fotos je Schritt oder ein kleineres.</translation>
    </message>
    <message>
        <source>These are too many folders at once; name the one above them.</source>
        <translation>Das sind zu viele Ordner auf einmal; nennen Sie den darüber.</translation>
    </message>
    <message>
        <source>This network begins with weights that are fetched from https://storage.googleapis.com/tensorflow/keras-applications/{folder}/{name}, which did not work ({error}). Connect to the internet and start the training again, or put the file {name} into the folder {parent}.</source>
        <translation>Dieses Netz beginnt mit Gewichten, die von https://storage.googleapis.com/tensorflow/keras-applications/{folder}/{name} geholt werden, und das ging nicht ({error}). Verbinden Sie sich mit dem Internet und starten Sie das Training noch einmal, oder legen Sie die Datei {name} in den Ordner {parent}.</translation>
    </message>
    <message>
        <source>Training ended unexpectedly (status {status}): {said}. More is in process.log.</source>
        <translation>Das Training endete unerwartet (Status {status}): {said}. Mehr steht in process.log.</translation>
    </message>
    <message>
        <source>Training in {run} could not be started: {strerror}.</source>
        <translation>Das Training in {run} konnte nicht gestartet werden: {strerror}.</translation>
    </message>
    <message>
        <source>Training needs TensorFlow, which cannot be loaded ({error}); install it with pip install &apos;cene[train]&apos;.</source>
        <translation>Das Training braucht TensorFlow, und das lässt sich nicht laden ({error}); installieren Sie es mit pip install &apos;cene[train]&apos;.</translation>
    </message>
    <message>
        <source>Training needs TensorFlow, which is too large to come with this Cene. Install Cene by pip install &apos;cene[train]&apos; and train with that: its catalogue is the same.</source>
        <translation>Das Training braucht TensorFlow, und das ist zu groß, um mit diesem Cene zu kommen. Installieren Sie Cene mit pip install &apos;cene[train]&apos; und trainieren Sie damit: Der Katalog ist derselbe.</translation>
    </message>
    <message>
        <source>Training needs TensorFlow; install it with pip install &apos;cene[train]&apos;.</source>
        <translation>Das Training braucht TensorFlow; installieren Sie es mit pip install &apos;cene[train]&apos;.</translation>
    </message>
    <message>
        <source>What is to be written cannot be written as XMP.</source>
        <translation>Was geschrieben werden soll, lässt sich nicht als XMP schreiben.</translation>
    </message>
    <message>
        <source>What was kept of the training in {_folder} cannot be used ({error}); remove that folder, and the training begins anew.</source>
        <translation>Was vom Training in {_folder} aufgehoben wurde, ist nicht zu gebrauchen ({error}); entfernen Sie diesen Ordner, dann beginnt das Training neu.</translation>
    </message>
    <message>
        <source>Windows does not let Cene change what starts with the session.</source>
        <translation>Windows lässt Cene nicht ändern, was mit der Sitzung startet.</translation>
    </message>
    <message>
        <source>a file is in its place</source>
        <translation>dort liegt eine Datei</translation>
    </message>
    <message>
        <source>an earlier move is half done: {reason}</source>
        <translation>ein früheres Verschieben ist nur halb getan: {reason}</translation>
    </message>
    <message>
        <source>another file in {where} has its name</source>
        <translation>eine andere Datei in {where} heißt so</translation>
    </message>
    <message>
        <source>another file is at {place} by now</source>
        <translation>inzwischen liegt eine andere Datei bei {place}</translation>
    </message>
    <message>
        <source>came back different from the disk</source>
        <translation>kam vom Datenträger anders zurück</translation>
    </message>
    <message>
        <source>came damaged from its server</source>
        <translation>kam beschädigt vom Server</translation>
    </message>
    <message>
        <source>cannot be an example of {names}; a photo belongs into one album</source>
        <translation>kann nicht Beispiel für {names} zugleich sein; ein Foto gehört in ein Album</translation>
    </message>
    <message>
        <source>cannot be made: {strerror}</source>
        <translation>kann nicht angelegt werden: {strerror}</translation>
    </message>
    <message>
        <source>cannot be put back: another file is at {old} now; give that one another name and try again</source>
        <translation>kann nicht zurückgelegt werden: bei {old} liegt jetzt eine andere Datei; geben Sie ihr einen anderen Namen und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>cannot be put back: another file is at {source} now</source>
        <translation>kann nicht zurückgelegt werden: bei {source} liegt jetzt eine andere Datei</translation>
    </message>
    <message>
        <source>cannot be put back: the disk of {folder} is not connected. Connect it; if there is none any more, put any file into that folder first</source>
        <translation>kann nicht zurückgelegt werden: Der Datenträger von {folder} ist nicht angeschlossen. Schließen Sie ihn an; gibt es ihn nicht mehr, legen Sie zuerst irgendeine Datei in diesen Ordner</translation>
    </message>
    <message>
        <source>cannot be reached: the disk of {folder} is not connected. Connect it; if there is none any more, make that folder and try again</source>
        <translation>ist nicht erreichbar: Der Datenträger von {folder} ist nicht angeschlossen. Schließen Sie ihn an; gibt es ihn nicht mehr, legen Sie diesen Ordner an und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>cannot be read ({strerror})</source>
        <translation>kann nicht gelesen werden ({strerror})</translation>
    </message>
    <message>
        <source>cannot be removed: {strerror}</source>
        <translation>kann nicht entfernt werden: {strerror}</translation>
    </message>
    <message>
        <source>cannot be written: {strerror}</source>
        <translation>kann nicht geschrieben werden: {strerror}</translation>
    </message>
    <message>
        <source>changed meanwhile, so it was left where it is; try again</source>
        <translation>wurde inzwischen geändert und blieb darum, wo es ist; versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>changed meanwhile; as it was, it is at {target}</source>
        <translation>wurde inzwischen geändert; wie es war, liegt es bei {target}</translation>
    </message>
    <message>
        <source>changed meanwhile; the next run looks at it anew</source>
        <translation>wurde inzwischen geändert; der nächste Durchgang sieht es neu an</translation>
    </message>
    <message>
        <source>changed since Cene made it, so it stays</source>
        <translation>wurde geändert, seit Cene die Datei angelegt hat, und bleibt darum</translation>
    </message>
    <message>
        <source>changed since Cene wrote tags into it, so it stays; `cene tags remove` takes them out of it</source>
        <translation>wurde geändert, seit Cene Schlagwörter hineingeschrieben hat, und bleibt darum; `cene tags remove` nimmt sie heraus</translation>
    </message>
    <message>
        <source>changed since it was filed, so it stays</source>
        <translation>wurde seit dem Ablegen geändert und bleibt darum</translation>
    </message>
    <message>
        <source>changed while it was being read; it will be looked at again next time</source>
        <translation>wurde beim Lesen geändert; beim nächsten Mal wird es wieder angesehen</translation>
    </message>
    <message>
        <source>could not be put into {folder} ({strerror})</source>
        <translation>ließ sich nicht nach {folder} legen ({strerror})</translation>
    </message>
    <message>
        <source>could not be written in {folder} ({strerror})</source>
        <translation>ließ sich nicht in {folder} schreiben ({strerror})</translation>
    </message>
    <message>
        <source>dataset.json in the folder of the run, {path}, cannot be read: {strerror}. Make a new run.</source>
        <translation>dataset.json im Ordner des Trainingslaufs, {path}, kann nicht gelesen werden: {strerror}. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>dataset.json in the folder of the run, {path}, is damaged ({error}); make a new run.</source>
        <translation>dataset.json im Ordner des Trainingslaufs, {path}, ist beschädigt ({error}); beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>ends any program that looks at it, so it is left out</source>
        <translation>beendet jedes Programm, das es ansieht, und wird deshalb ausgelassen</translation>
    </message>
    <message>
        <source>ends any program that looks at it; it is passed over until it changes or is tried again</source>
        <translation>beendet jedes Programm, das es ansieht; es wird übergangen, bis es sich ändert oder neu versucht wird</translation>
    </message>
    <message>
        <source>got another name while it was moved</source>
        <translation>bekam einen anderen Namen, während es verschoben wurde</translation>
    </message>
    <message>
        <source>half done; the next start settles it (the disk of the albums is not connected)</source>
        <translation>halb erledigt; der nächste Start klärt es (der Datenträger der Alben ist nicht angeschlossen)</translation>
    </message>
    <message>
        <source>half done; the next start settles it ({reason})</source>
        <translation>halb erledigt; der nächste Start klärt es ({reason})</translation>
    </message>
    <message>
        <source>hard links work only within one file system; use --mode copy or move</source>
        <translation>Verlinken geht nur innerhalb eines Dateisystems; wählen Sie Kopieren oder Verschieben</translation>
    </message>
    <message>
        <source>has a name or password in it, which is not sent anywhere</source>
        <translation>enthält einen Namen oder ein Kennwort, und so etwas wird nirgendwohin geschickt</translation>
    </message>
    <message>
        <source>has characters in it that cannot be in a link</source>
        <translation>enthält Zeichen, die in keinem Link stehen können</translation>
    </message>
    <message>
        <source>has come into being meanwhile; try again</source>
        <translation>ist inzwischen entstanden; versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>has still to be tried, for Cene ended while it was in work; the next look does that</source>
        <translation>muss erst noch geprüft werden, denn Cene endete, während es in Arbeit war; das geschieht beim nächsten Mal</translation>
    </message>
    <message>
        <source>has vanished since its folder was read</source>
        <translation>ist verschwunden, seit der Ordner gelesen wurde</translation>
    </message>
    <message>
        <source>has zero bytes; copy it again from where it came from</source>
        <translation>ist leer; kopieren Sie es noch einmal von dort, wo es herkam</translation>
    </message>
    <message>
        <source>has {pixels} million pixels, more than Cene reads from progressive JPEG; save a smaller copy</source>
        <translation>hat {pixels} Millionen Pixel, mehr als Cene aus progressivem JPEG liest; speichern Sie eine kleinere Kopie</translation>
    </message>
    <message>
        <source>has {pixels} million pixels, more than Cene reads from {kind}; save a smaller copy</source>
        <translation>hat {pixels} Millionen Pixel, mehr als Cene aus {kind} liest; speichern Sie eine kleinere Kopie</translation>
    </message>
    <message>
        <source>holds nothing</source>
        <translation>enthält nichts</translation>
    </message>
    <message>
        <source>is a folder or a device, not a file that holds a picture</source>
        <translation>ist ein Ordner oder ein Gerät, keine Datei mit einem Bild</translation>
    </message>
    <message>
        <source>is a link; tags are only written into files themselves</source>
        <translation>ist eine Verknüpfung; Schlagwörter kommen nur in die Dateien selbst</translation>
    </message>
    <message>
        <source>is an example of “{album}” already; forget it first</source>
        <translation>ist schon ein Beispiel für „{album}“; nehmen Sie diese Antwort zuerst zurück</translation>
    </message>
    <message>
        <source>is another file now, so it stays</source>
        <translation>ist jetzt eine andere Datei und bleibt darum</translation>
    </message>
    <message>
        <source>is another file now; what it was is in {old}: move one of them elsewhere</source>
        <translation>ist jetzt eine andere Datei; was es war, liegt in {old}: verschieben Sie eine von beiden</translation>
    </message>
    <message>
        <source>is being written by another program; try again when that is done</source>
        <translation>wird gerade von einem anderen Programm geschrieben; versuchen Sie es danach noch einmal</translation>
    </message>
    <message>
        <source>is cut short or damaged, for it is no base64</source>
        <translation>ist abgeschnitten oder beschädigt, denn es ist kein base64</translation>
    </message>
    <message>
        <source>is damaged or cut short; copy it again from where it came from</source>
        <translation>ist beschädigt oder unvollständig; kopieren Sie es noch einmal von dort, wo es herkam</translation>
    </message>
    <message>
        <source>is damaged, or a variant of {kind} that Cene cannot read</source>
        <translation>ist beschädigt oder eine Art von {kind}, die Cene nicht lesen kann</translation>
    </message>
    <message>
        <source>is empty, and was on another disk; connect that?</source>
        <translation>ist leer und lag auf einem anderen Laufwerk; ist es angeschlossen?</translation>
    </message>
    <message>
        <source>is {kind}, not a picture</source>
        <translation>ist {kind}, kein Bild</translation>
    </message>
    <message>
        <source>is larger than {size} MB</source>
        <translation>ist größer als {size} MB</translation>
    </message>
    <message>
        <source>A data set needs two classes, and none is left: {join}.</source>
        <translation>Ein Datensatz braucht zwei Klassen, und keine ist übrig: {join}.</translation>
    </message>
    <message>
        <source>A data set needs two classes, and only “{value}” is left: {join}.</source>
        <translation>Ein Datensatz braucht zwei Klassen, und nur „{value}“ ist übrig: {join}.</translation>
    </message>
    <message>
        <source>A network learns to tell things apart: choose at least two classes.</source>
        <translation>Ein Netz lernt, Dinge zu unterscheiden: Wählen Sie mindestens zwei Klassen.</translation>
    </message>
    <message>
        <source>A square has gone from the cache during the training; start it again, and it goes on where it was.</source>
        <translation>Ein Quadrat ist während des Trainings aus dem Zwischenspeicher verschwunden; starten Sie es noch einmal, dann geht es weiter, wo es war.</translation>
    </message>
    <message>
        <source>All photos are of “{only}”; there must be a second class.</source>
        <translation>Alle Fotos sind von „{only}“; es muss eine zweite Klasse geben.</translation>
    </message>
    <message>
        <source>The output cannot be written: {strerror}.</source>
        <translation>Die Ausgabe kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>is longer than any link</source>
        <translation>ist länger als jeder Link</translation>
    </message>
    <message>
        <source>is neither an example of an album nor rejected from one</source>
        <translation>ist weder Beispiel für ein Album noch von einem ausgeschlossen</translation>
    </message>
    <message>
        <source>is no data: link of a picture</source>
        <translation>ist kein data:-Link eines Bildes</translation>
    </message>
    <message>
        <source>is no file, so no tags can be written into it; rename it</source>
        <translation>ist keine Datei; darum lassen sich keine Schlagwörter hineinschreiben. Benennen Sie es um</translation>
    </message>
    <message>
        <source>is no link that begins with http:// or https://</source>
        <translation>ist kein Link, der mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>is no link that can be followed</source>
        <translation>ist kein Link, dem sich folgen lässt</translation>
    </message>
    <message>
        <source>is no longer there, so it cannot be put back</source>
        <translation>ist nicht mehr da und kann darum nicht zurückgelegt werden</translation>
    </message>
    <message>
        <source>is no longer there, so nothing can be put back</source>
        <translation>ist nicht mehr da; darum kann nichts wiederhergestellt werden</translation>
    </message>
    <message>
        <source>is not a picture of a kind that Cene reads, whatever its name</source>
        <translation>ist kein Bild einer Art, die Cene liest, wie immer es heißt</translation>
    </message>
    <message>
        <source>is not for everybody, says its server ({status})</source>
        <translation>ist laut Server nicht für alle da ({status})</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>is not there, says its server ({status})</source>
        <translation>ist laut Server nicht da ({status})</translation>
    </message>
    <message>
        <source>is not there; connect its disk?</source>
        <translation>ist nicht da; fehlt der Datenträger?</translation>
    </message>
    <message>
        <source>is only online; it would be fetched, so it is left alone</source>
        <translation>liegt nur online; es würde geladen und bleibt deshalb unberührt</translation>
    </message>
    <message>
        <source>is packed in a way that was not asked for</source>
        <translation>ist auf eine Art gepackt, um die niemand gebeten hat</translation>
    </message>
    <message>
        <source>it cannot be read ({strerror})</source>
        <translation>kann nicht gelesen werden ({strerror})</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>it is on a network disk, which does not tell of changes. Cene looks every {poll} seconds</source>
        <translation>liegt auf einem Netzlaufwerk, das Änderungen nicht meldet. Cene sieht alle {poll} Sekunden nach</translation>
    </message>
    <message>
        <source>it was interrupted, and the photo got another name since</source>
        <translation>es wurde unterbrochen, und das Foto bekam inzwischen einen anderen Namen</translation>
    </message>
    <message>
        <source>it was interrupted, and the photo was filed from another place since</source>
        <translation>es wurde unterbrochen, und das Foto wurde inzwischen von einem anderen Ort aus einsortiert</translation>
    </message>
    <message>
        <source>it was interrupted; everything is at its old place</source>
        <translation>wurde unterbrochen; alles liegt am alten Ort</translation>
    </message>
    <message>
        <source>it was interrupted; the file is as it was</source>
        <translation>wurde unterbrochen; die Datei ist, wie sie war</translation>
    </message>
    <message>
        <source>its copy came back different from the disk</source>
        <translation>die Kopie kam vom Datenträger anders zurück</translation>
    </message>
    <message>
        <source>its disk is not there; connect it, and Cene will look again</source>
        <translation>sein Laufwerk ist nicht da; schließen Sie es an, dann sieht Cene wieder nach</translation>
    </message>
    <message>
        <source>its folder cannot be named: {error}</source>
        <translation>sein Ordner lässt sich nicht benennen: {error}</translation>
    </message>
    <message>
        <source>its folder is not there; connect its drive, and Cene will look again</source>
        <translation>der Ordner ist nicht da; schließen Sie sein Laufwerk an, dann sieht Cene wieder nach</translation>
    </message>
    <message>
        <source>its name is too long for {folder}</source>
        <translation>der Name ist zu lang für {folder}</translation>
    </message>
    <message>
        <source>its original is gone, so this copy may be the last one and stays</source>
        <translation>das Original ist weg; diese Kopie ist vielleicht die letzte und bleibt darum</translation>
    </message>
    <message>
        <source>its server answers with {status}</source>
        <translation>der Server antwortet mit {status}</translation>
    </message>
    <message>
        <source>its server cannot be reached</source>
        <translation>der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>its server cannot prove to be the one that it should be</source>
        <translation>der Server kann nicht beweisen, dass er der richtige ist</translation>
    </message>
    <message>
        <source>its server does not answer</source>
        <translation>der Server antwortet nicht</translation>
    </message>
    <message>
        <source>its server has too much to do ({status}); try again later</source>
        <translation>der Server hat zu viel zu tun ({status}); versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>its server is unknown; check the link, and whether there is a network</source>
        <translation>der Server ist unbekannt; prüfen Sie den Link, und ob es eine Netzverbindung gibt</translation>
    </message>
    <message>
        <source>leads on to another place more than {redirects} times</source>
        <translation>führt mehr als {redirects}-mal an einen anderen Ort weiter</translation>
    </message>
    <message>
        <source>leads to a private address, which nobody asked for</source>
        <translation>führt zu einer privaten Adresse, nach der niemand gefragt hat</translation>
    </message>
    <message>
        <source>lies so deep that its path is longer than the system allows; move it further up</source>
        <translation>liegt so tief, dass der Pfad länger ist, als das System erlaubt; legen Sie den Ordner weiter oben ab</translation>
    </message>
    <message>
        <source>may not be read; give yourself permission to read it</source>
        <translation>darf nicht gelesen werden; geben Sie sich das Recht, es zu lesen</translation>
    </message>
    <message>
        <source>may not be read; give yourself permission to read it and all in it</source>
        <translation>darf nicht gelesen werden; geben Sie sich das Recht, den Ordner und alles darin zu lesen</translation>
    </message>
    <message>
        <source>needs more memory than is free; close something</source>
        <translation>braucht mehr Arbeitsspeicher, als frei ist; schließen Sie ein Programm</translation>
    </message>
    <message>
        <source>no safe connection to its server could be made</source>
        <translation>mit dem Server kam keine sichere Verbindung zustande</translation>
    </message>
    <message>
        <source>no space is left on the disk of {folder}; free some and try again</source>
        <translation>kein Platz mehr auf dem Datenträger von {folder}; schaffen Sie Platz und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>nobody has looked for it yet</source>
        <translation>noch nicht nachgesehen</translation>
    </message>
    <message>
        <source>other programs keep taking its name</source>
        <translation>andere Programme nehmen den Namen immer wieder weg</translation>
    </message>
    <message>
        <source>result.json in the folder of the run, {path}, cannot be read: {strerror}. Make a new run.</source>
        <translation>result.json im Ordner des Trainingslaufs, {path}, kann nicht gelesen werden: {strerror}. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>result.json in the folder of the run, {path}, is damaged ({error}); make a new run.</source>
        <translation>result.json im Ordner des Trainingslaufs, {path}, ist beschädigt ({error}); beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>run.json in the folder of the run, {path}, cannot be read: {strerror}. Make a new run.</source>
        <translation>run.json im Ordner des Trainingslaufs, {path}, kann nicht gelesen werden: {strerror}. Beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>run.json in the folder of the run, {path}, is damaged ({error}); make a new run.</source>
        <translation>run.json im Ordner des Trainingslaufs, {path}, ist beschädigt ({error}); beginnen Sie einen neuen.</translation>
    </message>
    <message>
        <source>something else moved or removed {source}</source>
        <translation>etwas anderes hat {source} verschoben oder entfernt</translation>
    </message>
    <message>
        <source>stays with {name}, which cannot go back</source>
        <translation>bleibt bei {name}, das nicht zurück kann</translation>
    </message>
    <message>
        <source>takes longer than {seconds} seconds</source>
        <translation>dauert länger als {seconds} Sekunden</translation>
    </message>
    <message>
        <source>the connection to its server was cut</source>
        <translation>die Verbindung zum Server ist abgebrochen</translation>
    </message>
    <message>
        <source>the disk of the albums is not connected</source>
        <translation>der Datenträger der Alben ist nicht angeschlossen</translation>
    </message>
    <message>
        <source>the disk of {folder} is not connected; connect it, and Cene will look again, or make that folder</source>
        <translation>der Datenträger von {folder} ist nicht angeschlossen; schließen Sie ihn an, und Cene sieht wieder nach, oder legen Sie diesen Ordner an</translation>
    </message>
    <message>
        <source>the disk reports an error; check the disk</source>
        <translation>der Datenträger meldet einen Fehler; prüfen Sie ihn</translation>
    </message>
    <message>
        <source>the next start settles it ({error})</source>
        <translation>der nächste Start klärt es ({error})</translation>
    </message>
    <message>
        <source>the next start settles it ({reason})</source>
        <translation>der nächste Start klärt es ({reason})</translation>
    </message>
    <message>
        <source>the system&apos;s limit of watched folders is reached; raise fs.inotify.max_user_watches. Cene looks every {poll} seconds</source>
        <translation>das System beobachtet keine weiteren Ordner; erhöhen Sie fs.inotify.max_user_watches. Cene sieht alle {poll} Sekunden nach</translation>
    </message>
    <message>
        <source>the system&apos;s limit of watching programs is reached; raise fs.inotify.max_user_instances. Cene looks every {poll} seconds</source>
        <translation>das System lässt keine weiteren Programme Ordner beobachten; erhöhen Sie fs.inotify.max_user_instances. Cene sieht alle {poll} Sekunden nach</translation>
    </message>
    <message>
        <source>vanished meanwhile, or its folder did</source>
        <translation>ist inzwischen verschwunden, oder sein Ordner</translation>
    </message>
    <message>
        <source>was filed, but could not be tagged: {error}</source>
        <translation>wurde abgelegt, konnte aber nicht verschlagwortet werden: {error}</translation>
    </message>
    <message>
        <source>was not tried, for that was stopped</source>
        <translation>wurde nicht versucht, denn das wurde angehalten</translation>
    </message>
    <message>
        <source>was rejected from “{album}”; forget it first</source>
        <translation>wurde von „{album}“ ausgeschlossen; vergessen Sie das zuerst</translation>
    </message>
    <message>
        <source>you may not move it to {folder}; check the rights of both folders</source>
        <translation>Sie dürfen es nicht nach {folder} legen; prüfen Sie die Rechte beider Ordner</translation>
    </message>
    <message>
        <source>you may not write in {folder}; check its rights</source>
        <translation>Sie dürfen nicht in {folder} schreiben; prüfen Sie die Rechte des Ordners</translation>
    </message>
    <message>
        <source>your quota on the disk of {folder} is used up; free some and try again</source>
        <translation>Ihr Anteil am Datenträger von {folder} ist aufgebraucht; schaffen Sie Platz und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>{folder} is no folder; give the file or link of that name another one</source>
        <translation>{folder} ist kein Ordner; geben Sie der Datei oder Verknüpfung dieses Namens einen anderen</translation>
    </message>
    <message>
        <source>{folder}, or the folder it is in, is read-only</source>
        <translation>{folder} oder der Ordner darüber ist schreibgeschützt</translation>
    </message>
    <message>
        <source>{len} of the photos of {name} cannot be used any more, such as {path}: {reason}. Make the data set anew.</source>
        <translation>{len} der Fotos von {name} sind nicht mehr zu gebrauchen, etwa {path}: {reason}. Machen Sie den Datensatz neu.</translation>
    </message>
    <message>
        <source>{len} runs begin with “{name}”; give more of the name: {join}.</source>
        <translation>{len} Trainingsläufe beginnen mit „{name}“; geben Sie mehr vom Namen an: {join}.</translation>
    </message>
    <message>
        <source>{missing} photos need {value} MB in {folder}, and {value} MB of that is not free; make room on its disk.</source>
        <translation>{missing} Fotos brauchen {value} MB in {folder}, und davon sind {value} MB nicht frei; schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>{name} gets no tags: {error}</source>
        <translation>{name} bekommt keine Schlagwörter: {error}</translation>
    </message>
    <message>
        <source>{name} is empty; take it away and try again</source>
        <translation>{name} ist leer; bitte entfernen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>{name} is only online; fetch it and try again</source>
        <translation>{name} liegt nur online; bitte laden und noch einmal versuchen</translation>
    </message>
    <message>
        <source>{name} is write-protected; allow changes to it</source>
        <translation>{name} ist schreibgeschützt; bitte Änderungen daran erlauben</translation>
    </message>
    <message>
        <source>{name} of the run {folder} cannot be read: it is damaged.</source>
        <translation>{name} des Trainingslaufs {folder} kann nicht gelesen werden: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{name} of the run {folder} cannot be read: {reason}.</source>
        <translation>{name} des Trainingslaufs {folder} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} of the run {folder} is damaged ({error}).</source>
        <translation>{name} des Trainingslaufs {folder} ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>{nearest} is a file; name a folder for the albums.</source>
        <translation>{nearest} ist eine Datei; wählen Sie einen Ordner für die Alben.</translation>
    </message>
    <message>
        <source>{nearest} is a link that leads back to itself; name a folder for the albums.</source>
        <translation>{nearest} ist eine Verknüpfung, die zu sich selbst zurückführt; wählen Sie einen Ordner für die Alben.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {error}.</source>
        <translation>{path} kann nicht benutzt werden: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({strerror}).</source>
        <translation>{path} lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
        <source>{path} is a database of another program. Choose another file with --catalogue.</source>
        <translation>{path} ist die Datenbank eines anderen Programms. Wählen Sie mit --catalogue eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} is damaged ({what}); make the data set anew.</source>
        <translation>{path} ist beschädigt ({what}); machen Sie den Datensatz neu.</translation>
    </message>
    <message>
        <source>{path} is missing; install Cene again.</source>
        <translation>{path} fehlt; installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>{path} is not the file that its model card describes; it is damaged or was exchanged, install Cene again.</source>
        <translation>{path} ist nicht die Datei, die auf der Modellkarte steht; sie ist beschädigt oder wurde ausgetauscht, installieren Sie Cene neu.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Cene; update this one.</source>
        <translation>{path} ist von einem neueren Cene; aktualisieren Sie dieses.</translation>
    </message>
    <message>
        <source>{real} is on a drive that is not there; connect it.</source>
        <translation>{real} ist auf einem Laufwerk, das nicht da ist; schließen Sie es an.</translation>
    </message>
    <message>
        <source>{source} changed meanwhile; as it was, it is at {target}</source>
        <translation>{source} wurde inzwischen geändert; wie es war, liegt es bei {target}</translation>
    </message>
    <message>
        <source>{source} is an album of {into}; what lies in an album is sorted already.</source>
        <translation>{source} ist ein Album von {into}; was in einem Album liegt, ist schon sortiert.</translation>
    </message>
    <message>
        <source>{source} is both the source and the folder of the albums. Give --into another folder; one inside the source will do.</source>
        <translation>{source} ist zugleich ein zu sortierender Ordner und der Ordner der Alben. Wählen Sie einen anderen für die Alben; er darf darin liegen.</translation>
    </message>
    <message>
        <source>{where} cannot be used for training: {strerror}.</source>
        <translation>{where} ist für das Training nicht zu gebrauchen: {strerror}.</translation>
    </message>
    <message>
        <source>“{name}” is neither a batch (3) nor a move (3.17).</source>
        <translation>„{name}“ ist weder ein Durchgang (3) noch eine Datei davon (3.17).</translation>
    </message>
    <message>
        <source>“{pattern}” is no pattern of what to leave out; Screenshots/ would be one, or *.png.</source>
        <translation>„{pattern}“ ist kein Muster dessen, was ausgelassen werden soll; Screenshots/ wäre eines, oder *.png.</translation>
    </message>
    <message>
        <source>“{text}” is no part of a day; 22:00-07:00 would be one.</source>
        <translation>„{text}“ ist kein Teil eines Tages; 22:00-07:00 wäre einer.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: a brace in it stands alone. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Darin steht eine Klammer allein. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: it does not begin with {album}. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Es beginnt nicht mit {album}. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: it has more than {deepest} folders. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Es hat mehr als {deepest} Ordner. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: not every system can have a folder called “{part}”. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Nicht jedes System kann einen Ordner „{part}“ haben. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: one of its folders has no name. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Einer seiner Ordner hat keinen Namen. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern for folders: there is no field “{unknown}”. A pattern begins with {album}; up to four folders may follow, each of text and of {album}, {year}, {month}, {day} and {camera}, as in {album}/{year}/{year}-{month}.</source>
        <translation>„{text}“ ist kein Muster für Ordner: Ein Feld „{unknown}“ gibt es nicht. Ein Muster beginnt mit {album}; bis zu vier Ordner dürfen folgen, jeder aus Text und aus {album}, {year}, {month}, {day} und {camera}, wie in {album}/{year}/{year}-{month}.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Eine Nummer anhängen</translation>
    </message>
    <message>
        <source>Leave the photo where it is</source>
        <translation>Das Foto bleibt, wo es ist</translation>
    </message>
    <message>
        <source>Go with it</source>
        <translation>Gehen mit ihm</translation>
    </message>
    <message>
        <source>Stay where they are</source>
        <translation>Bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Tag photos without asking where it is sure enough</source>
        <translation>Fotos ohne Rückfrage verschlagworten, wo Cene sicher genug ist</translation>
    </message>
    <message>
        <source>File photos without asking where it is sure enough</source>
        <translation>Fotos ohne Rückfrage ablegen, wo Cene sicher genug ist</translation>
    </message>
    <message>
        <source>Learn also from photos that Cene filed and you left there</source>
        <translation>Auch aus Fotos lernen, die Cene abgelegt hat und die dort geblieben sind</translation>
    </message>
    <message>
        <source>Watch the folders, and look at new photos as they come</source>
        <translation>Die Ordner beobachten und neue Fotos gleich ansehen</translation>
    </message>
    <message>
        <source>Tell me when photos filed themselves</source>
        <translation>Melden, wenn Fotos sich selbst abgelegt haben</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <translation>Nach dem Schließen des Fensters im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Go on while on the battery</source>
        <translation>Auch im Akkubetrieb weitermachen</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Mit dem Computer starten</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Diese Arbeitsumgebung hat keinen Infobereich.</translation>
    </message>
    <message>
        <source>This computer has no battery.</source>
        <translation>Dieser Computer hat keinen Akku.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What Cene does</source>
        <translation>Was Cene tut</translation>
    </message>
    <message>
        <source>How sure it must be</source>
        <translation>Wie sicher es sein muss</translation>
    </message>
    <message>
        <source>Where a name is taken</source>
        <translation>Wo ein Name vergeben ist</translation>
    </message>
    <message>
        <source>Files beside a photo (RAW, XMP, …)</source>
        <translation>Dateien neben einem Foto (RAW, XMP, …)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Only suggest</source>
        <translation>Nur vorschlagen</translation>
    </message>
    <message>
        <source>Tag (keywords, the photo stays where it is)</source>
        <translation>Verschlagworten (das Foto bleibt, wo es ist)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Link (a second name, no second copy)</source>
        <translation>Verlinken (zweiter Name, keine zweite Kopie)</translation>
    </message>
    <message>
        <source>Shows where each photo would go. Touches no file.</source>
        <translation>Zeigt, wohin jedes Foto käme. Rührt keine Datei an.</translation>
    </message>
    <message>
        <source>Photos stay where they are and get keywords that other programs read.</source>
        <translation>Fotos bleiben, wo sie sind, und bekommen Schlagwörter, die andere Programme lesen.</translation>
    </message>
    <message>
        <source>Copies photos into their albums. Originals stay.</source>
        <translation>Kopiert Fotos in ihre Alben. Originale bleiben.</translation>
    </message>
    <message>
        <source>Moves photos into their albums. Nothing is ever overwritten or deleted.</source>
        <translation>Verschiebt Fotos in ihre Alben. Nie wird etwas überschrieben oder gelöscht.</translation>
    </message>
    <message>
        <source>Photos stay, and appear in their albums too, without taking more room.</source>
        <translation>Fotos bleiben und erscheinen auch in ihren Alben, ohne mehr Platz zu brauchen.</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Suggested album</source>
        <translation>Vorgeschlagenes Album</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Library, albums and folders</source>
        <translation>Bibliothek, Alben und Ordner</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Zusammenlegen mit&#xa0;…</translation>
    </message>
    <message>
        <source>New album below…</source>
        <translation>Neues Album darunter&#xa0;…</translation>
    </message>
    <message>
        <source>Paste pictures</source>
        <translation>Bilder einfügen</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
</context>
<context>
    <name>SidebarModel</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Filed today</source>
        <translation>Heute abgelegt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>+ New album</source>
        <translation>+ Neues Album</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>wird beobachtet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Scanning folders</source>
        <translation>Ordner werden durchsucht</translation>
    </message>
    <message>
        <source>Looking at photos</source>
        <translation>Fotos werden angesehen</translation>
    </message>
    <message>
        <source>Looking with your network</source>
        <translation>Fotos werden mit dem eigenen Netz angesehen</translation>
    </message>
    <message>
        <source>Looking with the bundled classifier</source>
        <translation>Fotos werden mit dem mitgelieferten Klassifikator angesehen</translation>
    </message>
    <message>
        <source>Preparing photos</source>
        <translation>Fotos werden vorbereitet</translation>
    </message>
    <message>
        <source>Checking labels</source>
        <translation>Zuordnungen werden geprüft</translation>
    </message>
    <message>
        <source>Recognising photos</source>
        <translation>Fotos werden erkannt</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Putting back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Gathering pictures</source>
        <translation>Bilder werden gesammelt</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Looking with the network</source>
        <translation>Mit dem Netz ansehen</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Making it small</source>
        <translation>Verkleinern</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
</context>
<context>
    <name>TagsCard</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tag photos too when they are copied, moved or linked</source>
        <translation>Fotos auch verschlagworten, wenn sie kopiert, verschoben oder verlinkt werden</translation>
    </message>
    <message>
        <source>In a file beside the photo (XMP)</source>
        <translation>In eine Datei neben dem Foto (XMP)</translation>
    </message>
    <message>
        <source>In the photo itself, where that is safe (JPEG, PNG, TIFF, WebP)</source>
        <translation>Ins Foto selbst, wo das sicher ist (JPEG, PNG, TIFF, WebP)</translation>
    </message>
    <message>
        <source>photo.jpg.xmp (digiKam, darktable)</source>
        <translation>foto.jpg.xmp (digiKam, darktable)</translation>
    </message>
    <message>
        <source>photo.xmp (Lightroom)</source>
        <translation>foto.xmp (Lightroom)</translation>
    </message>
    <message>
        <source>Keep the time of files that get tags</source>
        <translation>Die Zeit von Dateien behalten, die Schlagwörter bekommen</translation>
    </message>
    <message>
        <source>Where tags are written</source>
        <translation>Wohin Schlagwörter kommen</translation>
    </message>
    <message>
        <source>Name of new XMP files</source>
        <translation>Name neuer XMP-Dateien</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%Ln photo(s) tagged.</source>
        <translation>
            <numerusform>%Ln Foto verschlagwortet.</numerusform>
            <numerusform>%Ln Fotos verschlagwortet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) filed.</source>
        <translation>
            <numerusform>%Ln Foto abgelegt.</numerusform>
            <numerusform>%Ln Fotos abgelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) gathered into {album}</source>
        <translation>
            <numerusform>%Ln Bild für {album} gesammelt</numerusform>
            <numerusform>%Ln Bilder für {album} gesammelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln war schon bekannt</numerusform>
            <numerusform>%Ln waren schon bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be: {name}: {reason}</source>
        <translation>
            <numerusform>bei %Ln ging es nicht: {name}: {reason}</numerusform>
            <numerusform>bei %Ln ging es nicht, so bei diesem: {name}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) taken back from {album}; the files stay.</source>
        <translation>
            <numerusform>%Ln Bild aus {album} zurückgenommen; die Datei bleibt.</numerusform>
            <numerusform>%Ln Bilder aus {album} zurückgenommen; die Dateien bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) taken back from {album}; what was gathered stays in {folder}.</source>
        <translation>
            <numerusform>%Ln Bild aus {album} zurückgenommen; was gesammelt wurde, bleibt in {folder}.</numerusform>
            <numerusform>%Ln Bilder aus {album} zurückgenommen; was gesammelt wurde, bleibt in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) put back.</source>
        <translation>
            <numerusform>%Ln Foto zurückgelegt.</numerusform>
            <numerusform>%Ln Fotos zurückgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln companion(s) put back.</source>
        <translation>
            <numerusform>%Ln Begleitdatei zurückgelegt.</numerusform>
            <numerusform>%Ln Begleitdateien zurückgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln photo(s) are as they were.</source>
        <translation>
            <numerusform>Die Schlagwörter von %Ln Foto sind, wie sie waren.</numerusform>
            <numerusform>Die Schlagwörter von %Ln Fotos sind, wie sie waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TilePainter</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By album</source>
        <translation>Nach Album</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Nicht gruppiert</translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
        <source>Grouping of the photos</source>
        <translation>Gruppierung der Fotos</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
</context>
<context>
    <name>TrainingView</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Training: {title}</source>
        <translation>Training: {title}</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>It computes on: {device}</source>
        <translation>Es rechnet auf: {device}</translation>
    </message>
    <message>
        <source>Pass {epoch} of at most {epochs}, step {step} of {steps}</source>
        <translation>Durchgang {epoch} von höchstens {epochs}, Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} richtig</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>at most {time} left</source>
        <translation>noch höchstens {time}</translation>
    </message>
    <message>
        <source>{stage}: {done} of {total}</source>
        <translation>{stage}: {done} von {total}</translation>
    </message>
    <message>
        <source>Stopping; what was learnt is kept.</source>
        <translation>Wird angehalten; was gelernt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Photos are sorted meanwhile as usual. Whoever closes Cene loses nothing: the training can be gone on with here.</source>
        <translation>Fotos werden währenddessen wie gewohnt sortiert. Wer Cene schließt, verliert nichts: Das Training lässt sich hier fortsetzen.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Cene</source>
        <translation>Cene öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) only online</source>
        <translation>
            <numerusform>%Ln Datei nur online</numerusform>
            <numerusform>%Ln Dateien nur online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are only online and are left there.</source>
        <translation>
            <numerusform>%Ln Datei ist nur online und bleibt dort.</numerusform>
            <numerusform>%Ln Dateien sind nur online und bleiben dort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still being written</source>
        <translation>
            <numerusform>%Ln Datei wird noch geschrieben</numerusform>
            <numerusform>%Ln Dateien werden noch geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) may still be written, and are looked at when that is over.</source>
        <translation>
            <numerusform>%Ln Datei wird vielleicht noch geschrieben und danach angesehen.</numerusform>
            <numerusform>%Ln Dateien werden vielleicht noch geschrieben und danach angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Watching %Ln folder(s)</source>
        <translation>
            <numerusform>Beobachtet %Ln Ordner</numerusform>
            <numerusform>Beobachtet %Ln Ordner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Choose first whether Cene may tag, copy or move, and where to.</source>
        <translation>Wählen Sie zuerst, ob Cene verschlagworten, kopieren oder verschieben darf, und wohin.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>An error in Cene: {0}</source>
        <translation>Ein Fehler in Cene: {0}</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message numerus="yes">
        <source>%Ln photo(s) of “{album}”, recognised.</source>
        <translation>
            <numerusform>%Ln Foto von „{album}“, erkannt.</numerusform>
            <numerusform>%Ln Fotos von „{album}“, erkannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) of “{album}”, taken for “{other}”.</source>
        <translation>
            <numerusform>%Ln Foto von „{album}“, gehalten für „{other}“.</numerusform>
            <numerusform>%Ln Fotos von „{album}“, gehalten für „{other}“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>{percent} {album}, {own} {here}</source>
        <translation>{percent} {album}, {own} {here}</translation>
    </message>
    <message>
        <source>put here by a machine</source>
        <translation>von einer Maschine zugeordnet</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Bleibt hier</translation>
    </message>
    <message>
        <source>{name} stays here</source>
        <translation>{name} bleibt hier</translation>
    </message>
    <message>
        <source>Move to {album}</source>
        <translation>Nach {album} verschieben</translation>
    </message>
    <message>
        <source>Move {name} to {album}</source>
        <translation>{name} nach {album} verschieben</translation>
    </message>
</context>
</TS>
