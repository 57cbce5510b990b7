<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlbumEditor</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them by a machine</source>
        <translation>
            <numerusform>%Ln of them by a machine</numerusform>
            <numerusform>%Ln of them by a machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln example</numerusform>
            <numerusform>%Ln examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumTree</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>%Ln similar photo(s) will get the same answer.</source>
        <translation>
            <numerusform>%Ln similar photo will get the same answer.</numerusform>
            <numerusform>%Ln similar photos will get the same answer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Burst</name>
    <message numerus="yes">
        <source>%Ln in other albums</source>
        <translation>
            <numerusform>%Ln in other albums</numerusform>
            <numerusform>%Ln in other albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s)</source>
        <translation>
            <numerusform>%Ln new photo</numerusform>
            <numerusform>%Ln new photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message numerus="yes">
        <source>and %Ln smaller class(es)</source>
        <translation>
            <numerusform>and %Ln smaller class</numerusform>
            <numerusform>and %Ln smaller classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfidenceBar</name>
    <message numerus="yes">
        <source>%Ln photo(s) are tagged without asking</source>
        <translation>
            <numerusform>%Ln photo is tagged without asking</numerusform>
            <numerusform>%Ln photos are tagged without asking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) would file themselves</source>
        <translation>
            <numerusform>%Ln photo would file itself</numerusform>
            <numerusform>%Ln photos would file themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) file themselves</source>
        <translation>
            <numerusform>%Ln photo files itself</numerusform>
            <numerusform>%Ln photos file themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln of them wrong</source>
        <translation>
            <numerusform>about %Ln of them wrong</numerusform>
            <numerusform>about %Ln of them wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for you.</source>
        <translation>
            <numerusform>%Ln waits for you.</numerusform>
            <numerusform>%Ln wait for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentBar</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>You skipped %Ln photo(s).</source>
        <translation>
            <numerusform>You skipped %Ln photo.</numerusform>
            <numerusform>You skipped %Ln photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at the %Ln skipped photo(s)</source>
        <translation>
            <numerusform>Look at the %Ln skipped photo</numerusform>
            <numerusform>Look at the %Ln skipped photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message numerus="yes">
        <source>%Ln photo(s) get the same answer</source>
        <translation>
            <numerusform>%Ln photo gets the same answer</numerusform>
            <numerusform>%Ln photos get the same answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message numerus="yes">
        <source>Start sorting %Ln photo(s)</source>
        <translation>
            <numerusform>Start sorting %Ln photo</numerusform>
            <numerusform>Start sorting %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message numerus="yes">
        <source>Watching %Ln folder(s)</source>
        <translation>
            <numerusform>Watching %Ln folder</numerusform>
            <numerusform>Watching %Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>Review %Ln</source>
        <translation>
            <numerusform>Review %Ln</numerusform>
            <numerusform>Review %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln photo(s)</source>
        <translation>
            <numerusform>Tag %Ln photo</numerusform>
            <numerusform>Tag %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %Ln photo(s)</source>
        <translation>
            <numerusform>File %Ln photo</numerusform>
            <numerusform>File %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message numerus="yes">
        <source>The history of %Ln file(s) has been saved.</source>
        <translation>
            <numerusform>The history of %Ln file has been saved.</numerusform>
            <numerusform>The history of %Ln files has been saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s) could not be put back.</source>
        <translation>
            <numerusform>%Ln photo could not be put back.</numerusform>
            <numerusform>%Ln photos could not be put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln photo(s)</source>
        <translation>
            <numerusform>Undo %Ln photo</numerusform>
            <numerusform>Undo %Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%Ln companion(s) joined their photos</source>
        <translation>
            <numerusform>%Ln companion joined its photo</numerusform>
            <numerusform>%Ln companions joined their photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tagged</source>
        <translation>
            <numerusform>%Ln tagged</numerusform>
            <numerusform>%Ln tagged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back</source>
        <translation>
            <numerusform>%Ln put back</numerusform>
            <numerusform>%Ln put back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unfinished</source>
        <translation>
            <numerusform>%Ln unfinished</numerusform>
            <numerusform>%Ln unfinished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabDesk</name>
    <message numerus="yes">
        <source>The network has a say now: together with the bundled classifier it is right on {share} of %Ln test photo(s). Photos are looked at by and by.</source>
        <translation>
            <numerusform>The network has a say now: together with the bundled classifier it is right on {share} of %Ln test photo. Photos are looked at by and by.</numerusform>
            <numerusform>The network has a say now: together with the bundled classifier it is right on {share} of %Ln test photos. Photos are looked at by and by.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabWords</name>
    <message numerus="yes">
        <source>This network is right on {share} of %Ln test photo(s); it was not compared with the bundled classifier. {reason}</source>
        <translation>
            <numerusform>This network is right on {share} of %Ln test photo; it was not compared with the bundled classifier. {reason}</numerusform>
            <numerusform>This network is right on {share} of %Ln test photos; it was not compared with the bundled classifier. {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This network is better than the bundled classifier: it is right on {own} of %Ln test photo(s), the bundled one on {other} of the same.</source>
        <translation>
            <numerusform>This network is better than the bundled classifier: it is right on {own} of %Ln test photo, the bundled one on {other} of the same.</numerusform>
            <numerusform>This network is better than the bundled classifier: it is right on {own} of %Ln test photos, the bundled one on {other} of the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The bundled classifier is better: it is right on {other} of %Ln test photo(s), this network on {own} of the same.</source>
        <translation>
            <numerusform>The bundled classifier is better: it is right on {other} of %Ln test photo, this network on {own} of the same.</numerusform>
            <numerusform>The bundled classifier is better: it is right on {other} of %Ln test photos, this network on {own} of the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This network is as good as the bundled classifier, no better: both are right on {own} of the same %Ln test photo(s).</source>
        <translation>
            <numerusform>This network is as good as the bundled classifier, no better: both are right on {own} of the same %Ln test photo.</numerusform>
            <numerusform>This network is as good as the bundled classifier, no better: both are right on {own} of the same %Ln test photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message numerus="yes">
        <source>{album}: %Ln example(s)</source>
        <translation>
            <numerusform>{album}: %Ln example</numerusform>
            <numerusform>{album}: %Ln examples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Two albums with %Ln example(s) or more are needed.</source>
        <translation>
            <numerusform>Two albums with %Ln example or more are needed.</numerusform>
            <numerusform>Two albums with %Ln examples or more are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>like %Ln photo(s) you put there</source>
        <translation>
            <numerusform>like %Ln photo you put there</numerusform>
            <numerusform>like %Ln photos you put there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%Ln photo(s) tagged.</source>
        <translation>
            <numerusform>%Ln photo tagged.</numerusform>
            <numerusform>%Ln photos tagged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) filed.</source>
        <translation>
            <numerusform>%Ln photo filed.</numerusform>
            <numerusform>%Ln photos filed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) gathered into {album}</source>
        <translation>
            <numerusform>%Ln picture gathered into {album}</numerusform>
            <numerusform>%Ln pictures gathered into {album}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be: {name}: {reason}</source>
        <translation>
            <numerusform>%Ln could not be: {name}: {reason}</numerusform>
            <numerusform>%Ln could not be, such as {name}: {reason}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) taken back from {album}; the files stay.</source>
        <translation>
            <numerusform>%Ln picture taken back from {album}; its file stays.</numerusform>
            <numerusform>%Ln pictures taken back from {album}; the files stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) taken back from {album}; what was gathered stays in {folder}.</source>
        <translation>
            <numerusform>%Ln picture taken back from {album}; what was gathered stays in {folder}.</numerusform>
            <numerusform>%Ln pictures taken back from {album}; what was gathered stays in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) put back.</source>
        <translation>
            <numerusform>%Ln photo put back.</numerusform>
            <numerusform>%Ln photos put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln companion(s) put back.</source>
        <translation>
            <numerusform>%Ln companion put back.</numerusform>
            <numerusform>%Ln companions put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln photo(s) are as they were.</source>
        <translation>
            <numerusform>Tags of %Ln photo are as they were.</numerusform>
            <numerusform>Tags of %Ln photos are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) only online</source>
        <translation>
            <numerusform>%Ln file only online</numerusform>
            <numerusform>%Ln files only online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are only online and are left there.</source>
        <translation>
            <numerusform>%Ln file is only online and is left there.</numerusform>
            <numerusform>%Ln files are only online and are left there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) still being written</source>
        <translation>
            <numerusform>%Ln file still being written</numerusform>
            <numerusform>%Ln files still being written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) may still be written, and are looked at when that is over.</source>
        <translation>
            <numerusform>%Ln file may still be written, and is looked at when that is over.</numerusform>
            <numerusform>%Ln files may still be written, and are looked at when that is over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Watching %Ln folder(s)</source>
        <translation>
            <numerusform>Watching %Ln folder</numerusform>
            <numerusform>Watching %Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message numerus="yes">
        <source>%Ln photo(s) of “{album}”, recognised.</source>
        <translation>
            <numerusform>%Ln photo of “{album}”, recognised.</numerusform>
            <numerusform>%Ln photos of “{album}”, recognised.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) of “{album}”, taken for “{other}”.</source>
        <translation>
            <numerusform>%Ln photo of “{album}”, taken for “{other}”.</numerusform>
            <numerusform>%Ln photos of “{album}”, taken for “{other}”.</numerusform>
        </translation>
    </message>
</context>
</TS>
