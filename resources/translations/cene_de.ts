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
        <source>File sure photos</source>
        <translation>Sichere Fotos ablegen</translation>
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
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
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
    <name>Bar</name>
    <message>
        <source>File in {album}, {percent}</source>
        <translation>In {album} ablegen, {percent}</translation>
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
        <source>none of them wrong</source>
        <translation>keines davon falsch</translation>
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
    <name>Desk</name>
    <message>
        <source>The language changes when Cene starts again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Cene.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Put these photos back where they were?</source>
        <translation>Diese Fotos dorthin zurücklegen, wo sie waren?</translation>
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
        <source>{folder}, {state}</source>
        <translation>{folder}, {state}</translation>
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
        <source>filed</source>
        <translation>abgelegt</translation>
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
        <source>Filed</source>
        <translation>Abgelegt</translation>
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
        <source>at {percent} sure</source>
        <translation>ab {percent} Sicherheit</translation>
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
        <source>Filed</source>
        <translation>Abgelegt</translation>
    </message>
    <message>
        <source>Unfinished, the next start settles it</source>
        <translation>Nicht beendet; der nächste Start klärt es</translation>
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
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
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
        <source>File</source>
        <translation>Ablegen</translation>
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
        <source>Photos stay where they are and get keywords. Comes with a later version.</source>
        <translation>Fotos bleiben, wo sie sind, und bekommen Schlagwörter. Kommt mit einer späteren Version.</translation>
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
    <name>SettingsPage</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
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
        <source>File photos without asking where it is sure enough</source>
        <translation>Fotos ohne Rückfrage ablegen, wo Cene sicher genug ist</translation>
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
        <source>Start with the computer</source>
        <translation>Mit dem Computer starten</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Diese Arbeitsumgebung hat keinen Infobereich.</translation>
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
        <source>Recognising photos</source>
        <translation>Fotos werden erkannt</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source>Putting back</source>
        <translation>Zurücklegen</translation>
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
    <name>Telling</name>
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
        <source>%Ln photo(s) put back.</source>
        <translation>
            <numerusform>%Ln Foto zurückgelegt.</numerusform>
            <numerusform>%Ln Fotos zurückgelegt.</numerusform>
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
    <name>Window</name>
    <message>
        <source>Choose first whether Cene may copy or move, and where to.</source>
        <translation>Wählen Sie zuerst, ob Cene kopieren oder verschieben darf, und wohin.</translation>
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
    <name>_Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
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
