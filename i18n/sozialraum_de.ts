<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Sozialraum</name>
    <message>
        <source> (similar: {names})</source>
        <translation> (ähnlich: {names})</translation>
    </message>
    <message>
        <source>(without a municipality)</source>
        <translation>(ohne Gemeinde)</translation>
    </message>
    <message>
        <source>+  −  Ctrl+wheel</source>
        <translation>+  −  Strg+Mausrad</translation>
    </message>
    <message>
        <source>, maximum {maximum}</source>
        <translation>, bis {maximum}</translation>
    </message>
    <message>
        <source>0 switches the criterion off. Empty: as in the preset.</source>
        <translation>0 schaltet das Kriterium aus. Leer: wie in der Vorgabe.</translation>
    </message>
    <message>
        <source>1 Prepare</source>
        <translation>1 Vorbereiten</translation>
    </message>
    <message>
        <source>1 where all Sozialräume keep the limits, 0 otherwise</source>
        <translation>1, wenn alle Sozialräume die Grenzen einhalten, sonst 0</translation>
    </message>
    <message>
        <source>2 Delineate</source>
        <translation>2 Abgrenzen</translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation>3 Prüfen</translation>
    </message>
    <message>
        <source>4 Indicators</source>
        <translation>4 Indikatoren</translation>
    </message>
    <message>
        <source>4πA/U²: 1 is a circle, near 0 is frayed (Polsby and Popper)</source>
        <translation>4πA/U²: 1 ist ein Kreis, nahe 0 ist zerfranst (Polsby und Popper)</translation>
    </message>
    <message>
        <source>5 Export</source>
        <translation>5 Ausgeben</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>A Sozialraum is outside the limits that were set ({total}).</source>
        <translation>Ein Sozialraum liegt außerhalb der gesetzten Grenzen ({total}).</translation>
    </message>
    <message>
        <source>A Sozialraum is the same</source>
        <translation>Ein Sozialraum ist derselbe,</translation>
    </message>
    <message>
        <source>A barrier belongs to the borders that run along it within this distance.</source>
        <translation>Eine Barriere betrifft die Grenzen, die innerhalb dieses Abstands an ihr entlanglaufen.</translation>
    </message>
    <message>
        <source>A block belongs by</source>
        <translation>Zuordnung nach</translation>
    </message>
    <message>
        <source>A block belongs where</source>
        <translation>Ein Baustein gehört dorthin,</translation>
    </message>
    <message>
        <source>A block of which blocks of earlier layers cover at least this share is left out. Where Baublöcke end at the kerb, streets remain: a smaller share, such as 60, keeps them out of the result.</source>
        <translation>Ein Baustein, von dem Bausteine vorrangiger Layer mindestens diesen Anteil bedecken, wird ausgelassen. Wo Baublöcke am Bordstein enden, bleiben Straßen übrig: Ein kleinerer Anteil, etwa 60, hält sie aus dem Ergebnis heraus.</translation>
    </message>
    <message>
        <source>A border counts as cut from a share of {share} % within {distance} m of a barrier (at most {angle}° between both) unless a crossing lies within {crossing} m.</source>
        <translation>Eine Grenze gilt als getrennt, wenn mindestens {share} % von ihr im Abstand von {distance} m an einer Barriere entlanglaufen (höchstens {angle}° zwischen beiden) und keine Querung im Umkreis von {crossing} m liegt.</translation>
    </message>
    <message>
        <source>A copy of the open plan with its history, to go on with</source>
        <translation>Eine Kopie des offenen Entwurfs mit seinem Verlauf, um darin weiterzuarbeiten</translation>
    </message>
    <message>
        <source>A field of the blocks that names their Sozialraum, instead of a table.</source>
        <translation>Ein Feld der Bausteine, das ihren Sozialraum nennt, anstelle einer Tabelle.</translation>
    </message>
    <message>
        <source>A fixed number of Sozialräume is wanted, but not how many. Please enter the number, or choose the target size.</source>
        <translation>Gewünscht ist eine feste Anzahl von Sozialräumen, aber nicht, wie viele. Bitte geben Sie die Anzahl an oder wählen Sie die Zielgröße.</translation>
    </message>
    <message>
        <source>A gap of {area} m² between the blocks {keys} is wider than the tolerance and stays. It may be a drawing error; please check the outlines.</source>
        <translation>Eine Lücke von {area} m² zwischen den Bausteinen {keys} ist breiter als die Toleranz und bleibt bestehen. Sie kann ein Zeichenfehler sein; bitte prüfen Sie die Umrisse.</translation>
    </message>
    <message>
        <source>A gap of {area} m² between the blocks {keys} is wider than the tolerance and stays. It may be a lake.</source>
        <translation>Eine Lücke von {area} m² zwischen den Bausteinen {keys} ist breiter als die Toleranz und bleibt bestehen. Sie kann ein See sein.</translation>
    </message>
    <message>
        <source>A gap of {area} m² is covered by no block.</source>
        <translation>Eine Lücke von {area} m² wird von keinem Baustein bedeckt.</translation>
    </message>
    <message>
        <source>A hole of {area} m² lies between the blocks.</source>
        <translation>Zwischen den Bausteinen liegt ein Loch von {area} m².</translation>
    </message>
    <message>
        <source>A layer and a file of points were chosen. Please choose one of them.</source>
        <translation>Es wurden ein Layer und eine Datei mit Punkten gewählt. Bitte wählen Sie nur eines davon.</translation>
    </message>
    <message>
        <source>A missing value does no harm where the number of residents is 0.</source>
        <translation>Ein fehlender Wert schadet nicht, wo die Einwohnerzahl 0 ist.</translation>
    </message>
    <message>
        <source>A narrow gap of {area} m² (at most {widest} {unit} wide) lies between the blocks {keys}. Please have outlines repaired or correct them.</source>
        <translation>Zwischen den Bausteinen {keys} liegt eine schmale Lücke von {area} m² (höchstens {widest} {unit} breit). Bitte lassen Sie die Umrisse reparieren oder berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>A narrow gap of {area} m² between the blocks {keys} was not closed, although it is nowhere wider than the tolerance (on average {width} {unit}, at most {widest} {unit}). Please correct the outlines in the source.</source>
        <translation>Eine schmale Lücke von {area} m² zwischen den Bausteinen {keys} wurde nicht geschlossen, obwohl sie nirgends breiter ist als die Toleranz (im Mittel {width} {unit}, höchstens {widest} {unit}). Bitte berichtigen Sie die Umrisse in der Quelle.</translation>
    </message>
    <message>
        <source>A narrow gap of {area} m² between the blocks {keys} was not closed, since it is wider than the tolerance in places (on average {width} {unit}, at most {widest} {unit}). Please raise the tolerance or correct the outlines.</source>
        <translation>Eine schmale Lücke von {area} m² zwischen den Bausteinen {keys} wurde nicht geschlossen, weil sie stellenweise breiter ist als die Toleranz (im Mittel {width} {unit}, höchstens {widest} {unit}). Bitte erhöhen Sie die Toleranz oder berichtigen Sie die Umrisse.</translation>
    </message>
    <message>
        <source>A new Sozialraum where the next stroke begins</source>
        <translation>Neuer Sozialraum, wo der nächste Strich beginnt</translation>
    </message>
    <message>
        <source>A new plan file for the workshop; the report is kept in it.</source>
        <translation>Eine neue Entwurfsdatei für den Workshop; der Bericht wird darin aufbewahrt.</translation>
    </message>
    <message>
        <source>A number such as commuters; by default the field “staerke” or “gewicht”. Without it each pair counts 1.</source>
        <translation>Eine Zahl wie die der Pendler; ohne Angabe das Feld „staerke“ oder „gewicht“. Fehlt beides, zählt jedes Paar 1.</translation>
    </message>
    <message>
        <source>A page with counts, repairs, findings and what hangs together; for internal use.</source>
        <translation>Eine Seite mit Anzahlen, Reparaturen, Prüfergebnissen und Zusammenhang; für den internen Gebrauch.</translation>
    </message>
    <message>
        <source>A plan file of the workshop instead of blocks with a field.</source>
        <translation>Eine Entwurfsdatei des Workshops anstelle von Bausteinen mit einem Feld.</translation>
    </message>
    <message>
        <source>A plan file with the old plan; empty where it lies in the same file.</source>
        <translation>Eine Entwurfsdatei mit dem alten Entwurf; leer, wenn er in derselben Datei liegt.</translation>
    </message>
    <message>
        <source>A point belongs to the borders within this distance; a line to those that it passes, or beside which it passes the barrier.</source>
        <translation>Ein Punkt gehört zu den Grenzen in diesem Umkreis; eine Linie zu denen, die sie quert oder neben denen sie die Barriere quert.</translation>
    </message>
    <message>
        <source>A recorded change does not fit the plan and was left out; what came before it is there.</source>
        <translation>Eine aufgezeichnete Änderung passt nicht zum Entwurf und wurde ausgelassen; alles davor ist vorhanden.</translation>
    </message>
    <message>
        <source>A row a block with its Sozialraum; “Import a plan” reads it back.</source>
        <translation>Je Baustein eine Zeile mit seinem Sozialraum; „Entwurf übernehmen“ liest sie wieder ein.</translation>
    </message>
    <message>
        <source>A row for each change made, with its reason.</source>
        <translation>Eine Zeile für jede ausgeführte Änderung, mit ihrer Begründung.</translation>
    </message>
    <message>
        <source>A row for each change with its reason; only plan files have one. Excel: for people, CSV: for programs. From either one “Change the assignment by a list” makes this plan again from the one before; switch off there that Sozialräume must not be torn apart.</source>
        <translation>Eine Zeile je Änderung mit ihrer Begründung; nur Entwurfsdateien haben ein Protokoll. Excel: für Menschen, CSV: für Programme. Aus beiden stellt „Zuordnung mit einer Liste ändern“ diesen Entwurf aus dem früheren wieder her; schalten Sie dort aus, dass Sozialräume nicht zerrissen werden dürfen.</translation>
    </message>
    <message>
        <source>A second table begins in line {row}; only the first one was read.</source>
        <translation>In Zeile {row} beginnt eine zweite Tabelle; nur die erste wurde gelesen.</translation>
    </message>
    <message>
        <source>A table of predecessors needs the older blocks it speaks of. Please choose their layer.</source>
        <translation>Zu einer Tabelle der Vorgänger gehören die alten Bausteine, von denen sie spricht. Bitte wählen Sie deren Layer.</translation>
    </message>
    <message>
        <source>A weight is negative or no number. Please enter 0 or a positive number.</source>
        <translation>Ein Gewicht ist negativ oder keine Zahl. Bitte geben Sie 0 oder eine positive Zahl ein.</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3 quer</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 hoch</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 quer</translation>
    </message>
    <message>
        <source>A4 or A3, portrait or landscape.</source>
        <translation>A4 oder A3, hoch oder quer.</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 hoch</translation>
    </message>
    <message>
        <source>A4, by the shape of the county</source>
        <translation>A4, passend zur Form des Kreises</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Across municipalities</source>
        <translation>Über Gemeinden</translation>
    </message>
    <message>
        <source>Adapt existing Sozialräume</source>
        <translation>Bestehende Sozialräume fortschreiben</translation>
    </message>
    <message>
        <source>Adapted Sozialräume</source>
        <translation>Fortgeschriebene Sozialräume</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Addresses in blocks without a Sozialraum: {n} ({percent} % of all).</source>
        <translation>Adressen in Bausteinen ohne Sozialraum: {n} ({percent} % aller Adressen).</translation>
    </message>
    <message>
        <source>Addresses in several Sozialräume at once, where blocks overlap: {n} ({percent} % of all).</source>
        <translation>Adressen, die in mehreren Sozialräumen zugleich liegen, weil sich Bausteine überlappen: {n} ({percent} % aller Adressen).</translation>
    </message>
    <message>
        <source>Addresses or other points at which people live.</source>
        <translation>Adressen oder andere Punkte, an denen Menschen wohnen.</translation>
    </message>
    <message>
        <source>Addresses outside all blocks: {n} ({percent} % of all).</source>
        <translation>Adressen außerhalb aller Bausteine: {n} ({percent} % aller Adressen).</translation>
    </message>
    <message>
        <source>Addresses without coordinates: {n} ({percent} % of all).</source>
        <translation>Adressen ohne Koordinaten: {n} ({percent} % aller Adressen).</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Aggregate indicators</source>
        <translation>Indikatoren zusammenfassen</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Abgestimmt</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Alike inside</source>
        <translation>Innen ähnlich</translation>
    </message>
    <message>
        <source>All Sozialräume</source>
        <translation>Alle Sozialräume</translation>
    </message>
    <message>
        <source>All Sozialräume keep the limits as they are. Nothing was changed.</source>
        <translation>Alle Sozialräume halten die Grenzen schon ein. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>All are safe for colour-blind readers; grey also for black-and-white print.</source>
        <translation>Alle sind auch bei Farbenfehlsichtigkeit unterscheidbar, Grau auch im Schwarz-Weiß-Druck.</translation>
    </message>
    <message>
        <source>All changes have a reason</source>
        <translation>Alle Änderungen sind begründet</translation>
    </message>
    <message>
        <source>All criteria together: the best.</source>
        <translation>Alle Kriterien zusammen: am besten.</translation>
    </message>
    <message>
        <source>All criteria together: {above} against the best.</source>
        <translation>Alle Kriterien zusammen: {above} gegenüber dem besten.</translation>
    </message>
    <message>
        <source>All fields of the blocks, number, nearest facility and its distance.</source>
        <translation>Alle Felder der Bausteine, dazu Anzahl, nächste Einrichtung und deren Entfernung.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>Alle Prüfergebnisse</translation>
    </message>
    <message>
        <source>All findings, errors first.</source>
        <translation>Alle Prüfergebnisse, Fehler zuerst.</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Alle Gemeinden</translation>
    </message>
    <message>
        <source>All numbers are estimated: cells of the grid were laid over the blocks. Sums may differ from official numbers of residents.</source>
        <translation>Alle Zahlen sind geschätzt: Die Zellen des Gitters wurden den Bausteinen überlagert. Summen können von amtlichen Einwohnerzahlen abweichen.</translation>
    </message>
    <message>
        <source>All numbers are residents of now; “before” is the old plan with them. Sozialräume that stay as they are: {n}.</source>
        <translation>Alle Zahlen sind heutige Einwohner; „vorher“ ist der alte Zuschnitt mit ihnen. Unveränderte Sozialräume: {n}.</translation>
    </message>
    <message>
        <source>All residents of a block count with the distance of its point on the surface.</source>
        <translation>Alle Einwohner eines Bausteins zählen mit der Entfernung seines Punktes auf der Fläche.</translation>
    </message>
    <message>
        <source>All rules that were checked are kept.</source>
        <translation>Alle geprüften Regeln sind eingehalten.</translation>
    </message>
    <message>
        <source>All sources together, {shown} of {n} groups, the largest first</source>
        <translation>Alle Quellen zusammen, {shown} von {n} Gruppen, die größten zuerst</translation>
    </message>
    <message>
        <source>Alt+click</source>
        <translation>Alt+Klick</translation>
    </message>
    <message>
        <source>Alternative {letter}: {name}</source>
        <translation>Alternative {letter}: {name}</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>Alternativen</translation>
    </message>
    <message>
        <source>Alternatives compared</source>
        <translation>Alternativen im Vergleich</translation>
    </message>
    <message>
        <source>An empty field takes the declaration back.</source>
        <translation>Ein leeres Feld nimmt die Erklärung zurück.</translation>
    </message>
    <message>
        <source>An end of a drawn line that lies beside a block counts for the nearest block within this distance.</source>
        <translation>Endet eine gezeichnete Linie neben einem Baustein, gilt der nächstgelegene Baustein in diesem Umkreis.</translation>
    </message>
    <message>
        <source>Annex of the decision</source>
        <translation>Anlage zum Beschluss</translation>
    </message>
    <message>
        <source>Annex: blocks of the Sozialräume</source>
        <translation>Anlage: Bausteine der Sozialräume</translation>
    </message>
    <message>
        <source>Another field of the blocks above that names the old Sozialraum.</source>
        <translation>Ein anderes Feld der Bausteine oben, das den alten Sozialraum nennt.</translation>
    </message>
    <message>
        <source>Another program is using “{path}” at this moment. Please close it there and save again; nothing is lost until then.</source>
        <translation>Ein anderes Programm greift gerade auf „{path}“ zu. Bitte schließen Sie die Datei dort und speichern Sie noch einmal; bis dahin geht nichts verloren.</translation>
    </message>
    <message>
        <source>Any table (CSV, Excel, GeoPackage) with a pair of keys in each row, or a block and its group. Commuters between two blocks are added up in both directions.</source>
        <translation>Beliebige Tabelle (CSV, Excel, GeoPackage) mit einem Schlüsselpaar je Zeile oder einem Baustein und seiner Gruppe. Pendler zwischen zwei Bausteinen werden in beiden Richtungen zusammengezählt.</translation>
    </message>
    <message>
        <source>Any two alternatives assign at least this share of the residents to another Sozialraum. Where so many do not exist, the log and the report say so.</source>
        <translation>Je zwei Alternativen ordnen mindestens diesen Anteil der Einwohner einem anderen Sozialraum zu. Wo es so viele nicht gibt, sagen es Protokoll und Bericht.</translation>
    </message>
    <message>
        <source>Applies a list of changes to a plan: rows move blocks or Ortsteile to another Sozialraum, make, split, merge, rename and renumber Sozialräume, or lock them. Each row is checked; one that names unknown blocks, breaks a lock, leaves the municipality or would tear a Sozialraum apart is refused as a whole and reported. The changes made come as a log of decisions, which is such a list itself.</source>
        <translation>Wendet eine Änderungsliste auf einen Entwurf an: Die Zeilen ordnen Bausteine oder Ortsteile einem anderen Sozialraum zu, legen Sozialräume an, teilen, vereinigen, benennen oder nummerieren sie um oder sperren sie. Jede Zeile wird geprüft; eine Zeile, die unbekannte Bausteine nennt, eine Sperre bricht, die Gemeinde verlässt oder einen Sozialraum zerreißen würde, wird als Ganzes abgelehnt und gemeldet. Die ausgeführten Änderungen ergeben ein Entscheidungsprotokoll, das selbst eine solche Liste ist.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>Fläche (km²)</translation>
    </message>
    <message>
        <source>Area of gaps (m²)</source>
        <translation>Fläche der Lücken (m²)</translation>
    </message>
    <message>
        <source>Area of overlaps (m²)</source>
        <translation>Fläche der Überlappungen (m²)</translation>
    </message>
    <message>
        <source>Areas that exist already, instead of a table.</source>
        <translation>Schon vorhandene Flächen anstelle einer Tabelle.</translation>
    </message>
    <message>
        <source>Areas without a row</source>
        <translation>Gebiete ohne Zeile</translation>
    </message>
    <message>
        <source>As its provider demands it.</source>
        <translation>Wie ihn der Anbieter verlangt.</translation>
    </message>
    <message>
        <source>As layers in a GeoPackage …</source>
        <translation>Als Layer in ein GeoPackage …</translation>
    </message>
    <message>
        <source>As of {date}; own calculations.</source>
        <translation>Stand {date}; eigene Berechnungen.</translation>
    </message>
    <message>
        <source>As temporary layers</source>
        <translation>Als temporäre Layer</translation>
    </message>
    <message>
        <source>Assign facilities</source>
        <translation>Einrichtungen zuordnen</translation>
    </message>
    <message>
        <source>Assigned differently from A, by municipality</source>
        <translation>Anders zugeordnet als in A, nach Gemeinden</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Assignment table</source>
        <translation>Zuordnungstabelle</translation>
    </message>
    <message>
        <source>Assignment tables</source>
        <translation>Zuordnungstabellen</translation>
    </message>
    <message>
        <source>At least in each Sozialraum</source>
        <translation>Mindestens je Sozialraum</translation>
    </message>
    <message>
        <source>At least one alternative has to be asked for.</source>
        <translation>Mindestens eine Alternative muss verlangt sein.</translation>
    </message>
    <message>
        <source>At least {bound} residents have to change, whatever is done: so many live in Sozialräume above their limit, or are missing in those below.</source>
        <translation>Mindestens {bound} Einwohner müssen wechseln, was immer man tut: So viele leben in zu großen Sozialräumen über der Grenze oder fehlen in zu kleinen.</translation>
    </message>
    <message>
        <source>At this place the blocks {keys} keep their outlines, since fitting them to each other would make them overlap. Please check both outlines there.</source>
        <translation>An dieser Stelle behalten die Bausteine {keys} ihre Umrisse, weil sie sich durch das Anschließen überlappen würden. Bitte prüfen Sie dort beide Umrisse.</translation>
    </message>
    <message>
        <source>BA small-area: “*” is below 10</source>
        <translation>BA kleinräumig: „*“ ist unter 10</translation>
    </message>
    <message>
        <source>BA: “*” is secret</source>
        <translation>BA: „*“ ist geheim</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the usual window</source>
        <translation>Zurück zum gewohnten Fenster</translation>
    </message>
    <message>
        <source>Balanced size</source>
        <translation>Ausgewogene Größe</translation>
    </message>
    <message>
        <source>Balanced sizes</source>
        <translation>Ausgewogene Größen</translation>
    </message>
    <message>
        <source>Barrier</source>
        <translation>Barriere</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>Barrieren</translation>
    </message>
    <message>
        <source>Barriers and bridges</source>
        <translation>Barrieren und Brücken</translation>
    </message>
    <message>
        <source>Barriers inside Sozialräume (km)</source>
        <translation>Barrieren im Inneren von Sozialräumen (km)</translation>
    </message>
    <message>
        <source>Barriers respected</source>
        <translation>Barrieren geachtet</translation>
    </message>
    <message>
        <source>Barriers separate parts of municipalities from the largest part: {parts} parts, {blocks} blocks, {residents} residents. The neighbourhood layer shows the borders that are cut.</source>
        <translation>Barrieren trennen Teile von Gemeinden vom größten Teil: {parts} Teile mit {blocks} Bausteinen und {residents} Einwohnern. Welche Grenzen getrennt sind, zeigt der Layer der Nachbarschaft.</translation>
    </message>
    <message>
        <source>Barriers separate these blocks from the rest of {name}: {keys} ({residents} residents).</source>
        <translation>Barrieren trennen diese Bausteine von der übrigen Gemeinde {name}: {keys} ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>Barriers that Sozialräume reach across</source>
        <translation>Barrieren, über die Sozialräume reichen</translation>
    </message>
    <message>
        <source>Barriers that cut</source>
        <translation>Trennende Barrieren</translation>
    </message>
    <message>
        <source>Barriers that only weaken</source>
        <translation>Nur schwächende Barrieren</translation>
    </message>
    <message>
        <source>Barriers whose borders are not listed here: {n}; the layers hold all.</source>
        <translation>Barrieren, deren Grenzen hier nicht aufgeführt sind: {n}; in den Layern stehen alle.</translation>
    </message>
    <message>
        <source>Base map:</source>
        <translation>Kartengrundlage:</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Ausgangspunkt</translation>
    </message>
    <message>
        <source>Beginning of the new fields</source>
        <translation>Anfang der neuen Felder</translation>
    </message>
    <message>
        <source>Best overall</source>
        <translation>Beste Gesamtbewertung</translation>
    </message>
    <message>
        <source>Best value over time</source>
        <translation>Bester Wert im Lauf der Suche</translation>
    </message>
    <message>
        <source>Best value so far: {value} (smaller is better).</source>
        <translation>Bisher bester Wert: {value} (je kleiner, desto besser).</translation>
    </message>
    <message>
        <source>Better than the others</source>
        <translation>Besser als die anderen</translation>
    </message>
    <message>
        <source>Between {first} and {second} runs a locked outer border. Please unlock it first.</source>
        <translation>Zwischen {first} und {second} verläuft eine gesperrte Außengrenze. Bitte heben Sie die Sperre zuerst auf.</translation>
    </message>
    <message>
        <source>Black borders are those of municipalities. Sozialräume that correspond to each other have the same colour as far as neighbours allow. Hatched is what belongs to another Sozialraum than in alternative A, fields and woods included.</source>
        <translation>Schwarz sind die Grenzen der Gemeinden. Sozialräume, die einander entsprechen, haben dieselbe Farbe, soweit es die Nachbarn zulassen. Schraffiert ist, was zu einem anderen Sozialraum gehört als in Alternative A, auch Felder und Wälder.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Baustein</translation>
    </message>
    <message>
        <source>Block key</source>
        <translation>Bausteinschlüssel</translation>
    </message>
    <message>
        <source>Block key in the older blocks</source>
        <translation>Schlüssel der alten Bausteine</translation>
    </message>
    <message>
        <source>Block layers</source>
        <translation>Bausteinlayer</translation>
    </message>
    <message>
        <source>Block without a region</source>
        <translation>Baustein ohne Sozialraum</translation>
    </message>
    <message>
        <source>Block {key} alone has {residents} residents, more than the maximum of {maximum}.</source>
        <translation>Baustein {key} hat allein {residents} Einwohner, mehr als die Obergrenze von {maximum}.</translation>
    </message>
    <message>
        <source>Block “{key}” consists of {n} separate polygons.</source>
        <translation>Baustein „{key}“ besteht aus {n} getrennten Flächen.</translation>
    </message>
    <message>
        <source>Block “{key}” encloses {keys} completely ({area} m²).</source>
        <translation>Baustein „{key}“ umschließt {keys} vollständig ({area} m²).</translation>
    </message>
    <message>
        <source>Block “{key}” has a hole of {area} m²; {free} m² of it belong to no block. It may be a drawing error; please check the outline.</source>
        <translation>Baustein „{key}“ hat ein Loch von {area} m²; davon gehören {free} m² zu keinem Baustein. Es kann ein Zeichenfehler sein; bitte prüfen Sie den Umriss.</translation>
    </message>
    <message>
        <source>Block “{key}” has a hole of {area} m²; {free} m² of it belong to no block. It may be a lake.</source>
        <translation>Baustein „{key}“ hat ein Loch von {area} m²; davon gehören {free} m² zu keinem Baustein. Es kann ein See sein.</translation>
    </message>
    <message>
        <source>Block “{key}” has a negative number of residents ({value}); it is counted as unknown.</source>
        <translation>Baustein „{key}“ hat eine negative Einwohnerzahl ({value}); sie gilt als unbekannt.</translation>
    </message>
    <message>
        <source>Block “{key}” has different Sozialräume, with line: {regions}. It got none of them; please decide and correct the table.</source>
        <translation>Baustein „{key}“ hat verschiedene Sozialräume, mit Zeilennummer: {regions}. Er hat keinen davon bekommen; bitte entscheiden Sie und berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
        <source>Block “{key}” has no geometry and was left out ({residents} residents).</source>
        <translation>Baustein „{key}“ hat keine Geometrie und wurde ausgelassen ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>Block “{key}” has no number of residents (entry: “{value}”); it is counted as unknown, not as 0.</source>
        <translation>Baustein „{key}“ hat keine Einwohnerzahl (Eintrag: „{value}“); sie gilt als unbekannt, nicht als 0.</translation>
    </message>
    <message>
        <source>Block “{key}” has {value} residents; the number was rounded to {rounded}.</source>
        <translation>Baustein „{key}“ hat {value} Einwohner; die Zahl wurde auf {rounded} gerundet.</translation>
    </message>
    <message>
        <source>Block “{key}” is a sliver: {area} m², {width} m wide. Please check whether it belongs to a neighbour.</source>
        <translation>Baustein „{key}“ ist ein Splitter: {area} m², {width} m breit. Bitte prüfen Sie, ob er zu einem Nachbarn gehört.</translation>
    </message>
    <message>
        <source>Block “{key}” keeps its outline, since fitting it to its neighbours would change its area too much. Please check whether it is narrower than the tolerance.</source>
        <translation>Baustein „{key}“ behält seinen Umriss, weil das Anschließen an die Nachbarn seine Fläche zu stark ändern würde. Bitte prüfen Sie, ob er schmaler ist als die Toleranz.</translation>
    </message>
    <message>
        <source>Block “{key}” keeps its outline, since fitting it to its neighbours would make it invalid ({reason}). Please check the outline.</source>
        <translation>Baustein „{key}“ behält seinen Umriss, weil er durch das Anschließen an die Nachbarn ungültig würde ({reason}). Bitte prüfen Sie den Umriss.</translation>
    </message>
    <message>
        <source>Block “{key}” keeps its outline, since fitting it to its neighbours would make it overlap them. Please check the outline.</source>
        <translation>Baustein „{key}“ behält seinen Umriss, weil er sich durch das Anschließen mit seinen Nachbarn überlappen würde. Bitte prüfen Sie den Umriss.</translation>
    </message>
    <message>
        <source>Block “{key}” lies in no municipality of the given outlines.</source>
        <translation>Der Baustein „{key}“ liegt in keiner Gemeinde der angegebenen Umrisse.</translation>
    </message>
    <message>
        <source>Block “{key}” lies in several old Sozialräume ({regions}); it went to {region}, which holds {percent} % of it. Please check, or cut the block.</source>
        <translation>Baustein „{key}“ liegt in mehreren alten Sozialräumen ({regions}); er kam zu {region}, wo {percent} % von ihm liegen. Bitte prüfen oder den Baustein teilen.</translation>
    </message>
    <message>
        <source>Block “{key}” lies in {name} to {share} % of its area and in {other} to {other_share} %; it was assigned to {name}.</source>
        <translation>Der Baustein „{key}“ liegt mit {share} % seiner Fläche in {name} und mit {other_share} % in {other}; er wurde {name} zugeordnet.</translation>
    </message>
    <message>
        <source>Block “{key}” lies in {name} to {share} % of its area, the rest outside all municipalities; it was assigned to {name}.</source>
        <translation>Der Baustein „{key}“ liegt mit {share} % seiner Fläche in {name}, im Übrigen außerhalb aller Gemeinden; er wurde {name} zugeordnet.</translation>
    </message>
    <message>
        <source>Block “{key}” names no municipality.</source>
        <translation>Baustein „{key}“ nennt keine Gemeinde.</translation>
    </message>
    <message>
        <source>Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers and was left out with {residents} residents; the blocks on it have {there}. {area} m² of it now lie in no block.</source>
        <translation>Der Baustein „{key}“ aus „{layer}“ ist zu {percent} % von Bausteinen vorrangiger Layer bedeckt und wurde mit {residents} Einwohnern ausgelassen; die Bausteine darauf haben {there}. {area} m² von ihm liegen jetzt in keinem Baustein.</translation>
    </message>
    <message>
        <source>Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers and was left out. Its {residents} residents are missing now, as the blocks on it have no numbers.</source>
        <translation>Der Baustein „{key}“ aus „{layer}“ ist zu {percent} % von Bausteinen vorrangiger Layer bedeckt und wurde ausgelassen. Seine {residents} Einwohner fehlen jetzt, weil die Bausteine darauf keine Zahlen haben.</translation>
    </message>
    <message>
        <source>Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; only the rest was taken, and its number of residents is unknown (whole block: {before}).</source>
        <translation>Der Baustein „{key}“ aus „{layer}“ ist zu {percent} % von Bausteinen vorrangiger Layer bedeckt; übernommen wurde nur der Rest, dessen Einwohnerzahl unbekannt ist (ganzer Baustein: {before}).</translation>
    </message>
    <message>
        <source>Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; only the rest was taken.</source>
        <translation>Der Baustein „{key}“ aus „{layer}“ ist zu {percent} % von Bausteinen vorrangiger Layer bedeckt; übernommen wurde nur der Rest.</translation>
    </message>
    <message>
        <source>Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; the rest was taken with an estimated {after} of {before} residents.</source>
        <translation>Der Baustein „{key}“ aus „{layer}“ ist zu {percent} % von Bausteinen vorrangiger Layer bedeckt; der Rest wurde mit geschätzt {after} von {before} Einwohnern übernommen.</translation>
    </message>
    <message>
        <source>Block “{key}” overlapped blocks of earlier layers by a hairline; {area} m² were cut off.</source>
        <translation>Der Baustein „{key}“ überlappte Bausteine vorrangiger Layer haarbreit; {area} m² wurden abgeschnitten.</translation>
    </message>
    <message>
        <source>Block “{key}” was assigned to “{name}”, although only {percent} % of its area lie in it.</source>
        <translation>Baustein „{key}“ wurde „{name}“ zugeordnet, obwohl nur {percent} % seiner Fläche darin liegen.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Blocks (keys)</source>
        <translation>Bausteine (Schlüssel)</translation>
    </message>
    <message>
        <source>Blocks and facilities further away from any road are not tied to the roads.</source>
        <translation>Bausteine und Einrichtungen, die von jeder Straße weiter entfernt sind, werden nicht an das Straßennetz angebunden.</translation>
    </message>
    <message>
        <source>Blocks and neighbourhood</source>
        <translation>Bausteine und Nachbarschaft</translation>
    </message>
    <message>
        <source>Blocks and residents by old and new Sozialraum; “wechsel” is 1 for a change.</source>
        <translation>Bausteine und Einwohner nach altem und neuem Sozialraum; „wechsel“ ist 1, wo gewechselt wird.</translation>
    </message>
    <message>
        <source>Blocks as written by “Prepare blocks”, with or without Sozialräume.</source>
        <translation>Bausteine, wie „Bausteine vorbereiten“ sie schreibt, mit oder ohne Sozialräume.</translation>
    </message>
    <message>
        <source>Blocks as “Prepare blocks” writes them.</source>
        <translation>Bausteine, wie „Bausteine vorbereiten“ sie schreibt.</translation>
    </message>
    <message>
        <source>Blocks attached without a border</source>
        <translation>Ohne Grenze angeschlossene Bausteine</translation>
    </message>
    <message>
        <source>Blocks cut to their rest</source>
        <translation>Auf ihren Rest beschnittene Bausteine</translation>
    </message>
    <message>
        <source>Blocks delineated anew</source>
        <translation>Neu abgegrenzte Bausteine</translation>
    </message>
    <message>
        <source>Blocks delineated anew: {n} of {total}; the others stay as they are.</source>
        <translation>Neu abgegrenzte Bausteine: {n} von {total}; die übrigen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Blocks for which the expression is true stay in their existing Sozialraum; the name of a yes/no field suffices.</source>
        <translation>Bausteine, für die der Ausdruck wahr ist, bleiben in ihrem bestehenden Sozialraum; der Name eines Ja/Nein-Feldes genügt.</translation>
    </message>
    <message>
        <source>Blocks go to</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Blocks in cells without a number only: {n} ({keys}). Their residents are unknown, not 0.</source>
        <translation>Bausteine, die nur in Zellen ohne Zahl liegen: {n} ({keys}). Ihre Einwohnerzahl ist unbekannt, nicht 0.</translation>
    </message>
    <message>
        <source>Blocks in these groups</source>
        <translation>Bausteine in diesen Gruppen</translation>
    </message>
    <message>
        <source>Blocks left out because others cover them</source>
        <translation>Ausgelassene Bausteine, die von anderen bedeckt sind</translation>
    </message>
    <message>
        <source>Blocks move to {region}, {name}.</source>
        <translation>Bausteine wechseln nach {region}, {name}.</translation>
    </message>
    <message>
        <source>Blocks named again with the same Sozialraum</source>
        <translation>Mit demselben Sozialraum wiederholte Bausteine</translation>
    </message>
    <message>
        <source>Blocks named more than once with the same Sozialraum: {n} ({keys}).</source>
        <translation>Bausteine, die mit demselben Sozialraum mehrfach vorkommen: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks now go to {region}.</source>
        <translation>Bausteine gehen jetzt an {region}.</translation>
    </message>
    <message>
        <source>Blocks of an earlier version with the same fields, for locked Sozialräume (V11).</source>
        <translation>Bausteine einer früheren Fassung mit denselben Feldern, für festgelegte Sozialräume (V11).</translation>
    </message>
    <message>
        <source>Blocks of each Sozialraum by municipality, to print or to attach.</source>
        <translation>Bausteine jedes Sozialraums nach Gemeinden, zum Drucken oder Beifügen.</translation>
    </message>
    <message>
        <source>Blocks of the Sozialraum {region} lie cut off where no other Sozialraum borders them: {n} ({keys}). They stay; draw a bridge so that they are connected.</source>
        <translation>Bausteine des Sozialraums {region} liegen abgeschnitten, ohne dass ein anderer Sozialraum an sie grenzt: {n} ({keys}). Sie bleiben; zeichnen Sie eine Brücke, damit sie verbunden sind.</translation>
    </message>
    <message>
        <source>Blocks of the demo county</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Blocks of the old plan; empty where it is a field of the same blocks or a plan.</source>
        <translation>Bausteine des alten Entwurfs; leer, wenn er ein Feld derselben Bausteine oder ein Entwurf einer Entwurfsdatei ist.</translation>
    </message>
    <message>
        <source>Blocks of the plan</source>
        <translation>Bausteine des Entwurfs</translation>
    </message>
    <message>
        <source>Blocks of the plan before, for the predecessors of each Sozialraum. Of a plan file the plan that this one was made from is taken.</source>
        <translation>Bausteine der vorigen Fassung, für die Vorgänger jedes Sozialraums. Bei einer Entwurfsdatei wird der Entwurf genommen, aus dem dieser hervorgegangen ist.</translation>
    </message>
    <message>
        <source>Blocks of the plan that the file no longer holds: {n} ({keys}). Their rows are kept in the table “zuordnung”.</source>
        <translation>Bausteine des Entwurfs, die es in der Datei nicht mehr gibt: {n} ({keys}). Ihre Zeilen bleiben in der Tabelle „zuordnung“ erhalten.</translation>
    </message>
    <message>
        <source>Blocks outside all areas</source>
        <translation>Bausteine außerhalb aller Flächen</translation>
    </message>
    <message>
        <source>Blocks reached along roads</source>
        <translation>Über Straßen erreichte Bausteine</translation>
    </message>
    <message>
        <source>Blocks that are fixed in Sozialraum {key} have left it: {keys}.</source>
        <translation>Bausteine, die im Sozialraum {key} gesperrt sind, haben ihn verlassen: {keys}.</translation>
    </message>
    <message>
        <source>Blocks that carry the key of an old block, but lie elsewhere: {keys}. Where they lie counted, not their key.</source>
        <translation>Bausteine, die den Schlüssel eines alten Bausteins tragen, aber woanders liegen: {keys}. Es zählte ihre Lage, nicht ihr Schlüssel.</translation>
    </message>
    <message>
        <source>Blocks that change</source>
        <translation>Wechselnde Bausteine</translation>
    </message>
    <message>
        <source>Blocks that got their Sozialraum from old blocks with other keys: {n} ({keys}).</source>
        <translation>Bausteine, die ihren Sozialraum von alten Bausteinen mit anderem Schlüssel haben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks that lie in no area of the layer: {n} ({keys}).</source>
        <translation>Bausteine, die in keiner Fläche des Layers liegen: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks that lie in their catchment with less than half of their area are listed.</source>
        <translation>Bausteine, die mit weniger als der Hälfte ihrer Fläche in ihrem Einzugsbereich liegen, werden aufgelistet.</translation>
    </message>
    <message>
        <source>Blocks that lie there with less than half of their area are listed either way.</source>
        <translation>Bausteine, die dort mit weniger als der Hälfte ihrer Fläche liegen, werden in jedem Fall genannt.</translation>
    </message>
    <message>
        <source>Blocks that only the new plan has: {n} ({keys}).</source>
        <translation>Bausteine, die nur der neue Entwurf hat: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks that only the old plan has: {n} ({keys}).</source>
        <translation>Bausteine, die nur der alte Entwurf hat: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks that share less border than this are no neighbours.</source>
        <translation>Bausteine mit einer kürzeren gemeinsamen Grenze gelten nicht als benachbart.</translation>
    </message>
    <message>
        <source>Blocks that stay with it: {n} of {all}.</source>
        <translation>Gesicherter Bestand: {n} von {all} Bausteinen.</translation>
    </message>
    <message>
        <source>Blocks that took over vertices of their neighbours without a visible change (less than 1 mm): {n} ({keys}).</source>
        <translation>Bausteine, die ohne sichtbare Änderung (unter 1 mm) Stützpunkte ihrer Nachbarn übernommen haben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks that touch in a corner only count as neighbours too (queen contiguity). Sozialräume may then hang together by a corner.</source>
        <translation>Auch Bausteine, die sich nur in einem Eckpunkt berühren, gelten als benachbart (Queen-Nachbarschaft). Sozialräume können dann nur über eine Ecke zusammenhängen.</translation>
    </message>
    <message>
        <source>Blocks that touch no inhabited cell: {n} ({keys}). They have 0 residents; please check that the file covers them.</source>
        <translation>Bausteine, die keine bewohnte Zelle berühren: {n} ({keys}). Sie haben 0 Einwohner; bitte prüfen Sie, ob die Datei sie umfasst.</translation>
    </message>
    <message>
        <source>Blocks that were not part of the plan so far and belong to no Sozialraum: {n} ({keys}). Please assign them.</source>
        <translation>Bausteine, die bisher nicht zum Entwurf gehörten und in keinem Sozialraum liegen: {n} ({keys}). Bitte ordnen Sie sie zu.</translation>
    </message>
    <message>
        <source>Blocks that “Prepare blocks” has written, with or without residents.</source>
        <translation>Bausteine, die „Bausteine vorbereiten“ geschrieben hat, mit oder ohne Einwohner.</translation>
    </message>
    <message>
        <source>Blocks too small for the cells: {n} ({keys}). They hold no midpoint although people live there, so that their residents are unknown; please use smaller cells, or share by area or buildings.</source>
        <translation>Zu klein für die Zellen sind Bausteine: {n} ({keys}). Sie enthalten keinen Mittelpunkt, obwohl dort Menschen wohnen, sodass ihre Einwohnerzahl unbekannt ist; bitte verwenden Sie kleinere Zellen oder verteilen Sie nach Fläche oder Gebäuden.</translation>
    </message>
    <message>
        <source>Blocks whose Sozialraum is not in the table “sozialraum”: {n} ({keys}). They belong to none now. Please assign them.</source>
        <translation>Bausteine, deren Sozialraum in der Tabelle „sozialraum“ fehlt: {n} ({keys}). Sie gehören jetzt zu keinem. Bitte ordnen Sie sie zu.</translation>
    </message>
    <message>
        <source>Blocks whose field is blank</source>
        <translation>Bausteine mit leerem Feld</translation>
    </message>
    <message>
        <source>Blocks whose field is blank, left without a Sozialraum: {n} ({keys}).</source>
        <translation>Bausteine mit leerem Feld, die ohne Sozialraum bleiben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks whose nearest facility lies outside all blocks, {n} in all ({residents} residents).</source>
        <translation>Bausteine, deren nächste Einrichtung außerhalb aller Bausteine liegt, insgesamt {n} ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>Blocks whose number of residents is unknown, {n} in all; they do not count in the share of residents.</source>
        <translation>Bausteine mit unbekannter Einwohnerzahl, insgesamt {n}; sie zählen im Anteil der Einwohner nicht mit.</translation>
    </message>
    <message>
        <source>Blocks whose outline differs from that in the other file: {n} ({keys}). They keep the Sozialraum that covers most of them.</source>
        <translation>Bausteine, deren Umriss von dem in der anderen Datei abweicht: {n} ({keys}). Sie behalten den Sozialraum, der sie zum größten Teil überdeckt.</translation>
    </message>
    <message>
        <source>Blocks whose residents are unknown and missing in the sums: {n}.</source>
        <translation>Bausteine, deren Einwohnerzahl unbekannt ist und in den Summen fehlt: {n}.</translation>
    </message>
    <message>
        <source>Blocks whose residents are unknown and that do not count in the affinity of groups: {n} ({keys}).</source>
        <translation>Bausteine mit unbekannter Einwohnerzahl, die bei den Gruppen nicht mitzählen: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks whose residents are unknown: {n}.</source>
        <translation>Bausteine mit unbekannter Einwohnerzahl: {n}.</translation>
    </message>
    <message>
        <source>Blocks with Sozialraum</source>
        <translation>Bausteine mit Sozialraum</translation>
    </message>
    <message>
        <source>Blocks with a Sozialraum</source>
        <translation>Bausteine mit Sozialraum</translation>
    </message>
    <message>
        <source>Blocks with a field that names their Sozialraum, such as a proposal.</source>
        <translation>Bausteine mit einem Feld, das ihren Sozialraum nennt, zum Beispiel ein Vorschlag.</translation>
    </message>
    <message>
        <source>Blocks with a field that names their Sozialraum.</source>
        <translation>Bausteine mit einem Feld, das ihren Sozialraum nennt.</translation>
    </message>
    <message>
        <source>Blocks with a field that names their Sozialraum. Leave empty to use a plan file.</source>
        <translation>Bausteine mit einem Feld, das ihren Sozialraum nennt. Leer lassen, wenn eine Entwurfsdatei verwendet wird.</translation>
    </message>
    <message>
        <source>Blocks with a repaired outline: {n}</source>
        <translation>Bausteine mit reparierter Grenze: {n}</translation>
    </message>
    <message>
        <source>Blocks with alternatives</source>
        <translation>Bausteine mit Alternativen</translation>
    </message>
    <message>
        <source>Blocks with an unknown number of residents may lack values</source>
        <translation>Bausteine mit unbekannter Einwohnerzahl dürfen ohne Werte sein</translation>
    </message>
    <message>
        <source>Blocks with different Sozialräume</source>
        <translation>Bausteine mit verschiedenen Sozialräumen</translation>
    </message>
    <message>
        <source>Blocks with facilities</source>
        <translation>Bausteine mit Einrichtungen</translation>
    </message>
    <message>
        <source>Blocks with less than half in their Sozialraum</source>
        <translation>Bausteine, die mit weniger als der Hälfte in ihrem Sozialraum liegen</translation>
    </message>
    <message>
        <source>Blocks with residents</source>
        <translation>Bausteine mit Einwohnern</translation>
    </message>
    <message>
        <source>Blocks with the same entry must lie in one Sozialraum, for example the Ortsteil or the key of an existing division. Blank entries tie nothing.</source>
        <translation>Bausteine mit gleichem Eintrag müssen in einem Sozialraum liegen, zum Beispiel bei gleichem Ortsteil oder gleichem Schlüssel einer vorhandenen Gliederung. Leere Einträge binden nichts.</translation>
    </message>
    <message>
        <source>Blocks with the same entry should lie in one Sozialraum, for example “gs_naechste”, the nearest primary school that “Assign facilities” has written.</source>
        <translation>Bausteine mit gleichem Eintrag sollen in einem Sozialraum liegen, zum Beispiel „gs_naechste“, die nächste Grundschule, die „Einrichtungen zuordnen“ geschrieben hat.</translation>
    </message>
    <message>
        <source>Blocks with their Sozialraum and with joined values.</source>
        <translation>Bausteine mit ihrem Sozialraum und mit zugeordneten Werten.</translation>
    </message>
    <message>
        <source>Blocks with values</source>
        <translation>Bausteine mit Werten</translation>
    </message>
    <message>
        <source>Blocks without Sozialraum</source>
        <translation>Bausteine ohne Sozialraum</translation>
    </message>
    <message>
        <source>Blocks without a Sozialraum</source>
        <translation>Bausteine ohne Sozialraum</translation>
    </message>
    <message>
        <source>Blocks without a Sozialraum, {n} in all ({residents} residents); they do not count in the share of residents.</source>
        <translation>Bausteine ohne Sozialraum, insgesamt {n} ({residents} Einwohner); sie zählen im Anteil der Einwohner nicht mit.</translation>
    </message>
    <message>
        <source>Blocks without a Sozialraum: {n} ({keys}).</source>
        <translation>Bausteine ohne Sozialraum: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks without a Sozialraum: {n}.</source>
        <translation>Bausteine ohne Sozialraum: {n}.</translation>
    </message>
    <message>
        <source>Blocks without a known number</source>
        <translation>Bausteine ohne bekannte Zahl</translation>
    </message>
    <message>
        <source>Blocks without a number of residents</source>
        <translation>Bausteine ohne Einwohnerzahl</translation>
    </message>
    <message>
        <source>Blocks without a point: {n} ({keys}). They have 0 residents.</source>
        <translation>Bausteine ohne Punkt: {n} ({keys}). Sie haben 0 Einwohner.</translation>
    </message>
    <message>
        <source>Blocks without a row</source>
        <translation>Bausteine ohne Zeile</translation>
    </message>
    <message>
        <source>Blocks without a row, left without a Sozialraum: {n} ({keys}).</source>
        <translation>Bausteine ohne Zeile, die ohne Sozialraum bleiben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks without a way by road</source>
        <translation>Bausteine ohne Weg über die Straße</translation>
    </message>
    <message>
        <source>Blocks, Sozialräume or municipalities to which the values belong.</source>
        <translation>Bausteine, Sozialräume oder Gemeinden, zu denen die Werte gehören.</translation>
    </message>
    <message>
        <source>Blocks: {blocks}, residents: {residents}, blocks without a number: {unknown}, residents of the blocks left out: {dropped}.</source>
        <translation>Bausteine: {blocks}, Einwohner: {residents}, Bausteine ohne Zahl: {unknown}, Einwohner der ausgelassenen Bausteine: {dropped}.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Border in m</source>
        <translation>Grenze in m</translation>
    </message>
    <message>
        <source>Border of a Sozialraum</source>
        <translation>Grenze eines Sozialraums</translation>
    </message>
    <message>
        <source>Border of a municipality</source>
        <translation>Gemeindegrenze</translation>
    </message>
    <message>
        <source>Borders and names of municipalities; without them they come from the Sozialräume.</source>
        <translation>Grenzen und Namen der Gemeinden; ohne Angabe entstehen sie aus den Sozialräumen.</translation>
    </message>
    <message>
        <source>Borders away from settlements</source>
        <translation>Grenzen abseits der Siedlungen</translation>
    </message>
    <message>
        <source>Borders between Sozialräume (km)</source>
        <translation>Grenzen zwischen Sozialräumen (km)</translation>
    </message>
    <message>
        <source>Borders cut</source>
        <translation>Getrennte Grenzen</translation>
    </message>
    <message>
        <source>Borders cut by an earlier run, on which crossings lie that do not reopen them: {borders}. Switch on “Drop earlier barriers and bridges” and give barriers and crossings together. The neighbourhood layer shows weakened and reopened borders of this run only.</source>
        <translation>Grenzen, die ein früherer Lauf getrennt hat und die die jetzt angegebenen Querungen nicht öffnen: {borders}. Schalten Sie „Frühere Barrieren und Brücken verwerfen“ ein und geben Sie Barrieren und Querungen zusammen an. Geschwächte und wieder offene Grenzen zeigt der Layer der Nachbarschaft nur für diesen Lauf.</translation>
    </message>
    <message>
        <source>Borders cut by: {barrier}</source>
        <translation>Getrennte Grenzen: {barrier}</translation>
    </message>
    <message>
        <source>Borders cut: {cut}, weakened: {weakened}, reopened by a crossing: {crossed}; bridges: {bridges}.</source>
        <translation>Grenzen getrennt: {cut}, geschwächt: {weakened}, durch eine Querung wieder offen: {crossed}; Brücken: {bridges}.</translation>
    </message>
    <message>
        <source>Borders inside the municipalities</source>
        <translation>Grenzen innerhalb der Gemeinden</translation>
    </message>
    <message>
        <source>Borders reopened by a crossing</source>
        <translation>Durch Querungen wieder offene Grenzen</translation>
    </message>
    <message>
        <source>Borders that merely end at a river do not run along it. With 90 degrees any border within the distance counts.</source>
        <translation>Grenzen, die am Fluss nur enden, laufen nicht an ihm entlang. Bei 90 Grad zählt jede Grenze innerhalb des Abstands.</translation>
    </message>
    <message>
        <source>Borders weakened</source>
        <translation>Geschwächte Grenzen</translation>
    </message>
    <message>
        <source>Both a layer and a file with facilities were chosen. Please choose one of them.</source>
        <translation>Es wurden ein Layer und eine Datei mit Einrichtungen gewählt. Bitte wählen Sie nur eines von beiden.</translation>
    </message>
    <message>
        <source>Both ends of the drawn bridge {number} lie in block “{key}”; it was left out. Please draw it from one block to another.</source>
        <translation>Beide Enden der gezeichneten Brücke {number} liegen im Baustein „{key}“; sie wurde ausgelassen. Bitte zeichnen Sie sie von einem Baustein zu einem anderen.</translation>
    </message>
    <message>
        <source>Both plans are the same.</source>
        <translation>Beide Entwürfe sind gleich.</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Schranke</translation>
    </message>
    <message>
        <source>Bound below which no proposal can lie</source>
        <translation>Schranke, unter der kein Vorschlag liegen kann</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Branch …</source>
        <translation>Variante …</translation>
    </message>
    <message>
        <source>Bridge islands automatically</source>
        <translation>Inseln selbsttätig anschließen</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Brücken</translation>
    </message>
    <message>
        <source>Bridges as a table</source>
        <translation>Brücken als Tabelle</translation>
    </message>
    <message>
        <source>Bridges as drawn lines</source>
        <translation>Brücken als gezeichnete Linien</translation>
    </message>
    <message>
        <source>Bridges left out, parts without a connection, layers without an effect.</source>
        <translation>Ausgelassene Brücken, Teile ohne Verbindung, Layer ohne Wirkung.</translation>
    </message>
    <message>
        <source>Bridges: reason</source>
        <translation>Brücken: Begründung</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Brings an existing division onto the blocks: from an assignment table (CSV, TXT, XLSX, ODS), from a layer of Sozialräume, or from a field. A report says in numbers what was read, what did not fit, which keys were put right and which blocks got no Sozialraum. The result can be stored as a plan file for the workshop.</source>
        <translation>Bringt eine vorhandene Einteilung auf die Bausteine: aus einer Zuordnungstabelle (CSV, TXT, XLSX, ODS), aus einem Layer der Sozialräume oder aus einem Feld. Ein Bericht sagt in Zahlen, was gelesen wurde, was nicht passte, welche Schlüssel repariert wurden und welche Bausteine keinen Sozialraum bekommen haben. Das Ergebnis lässt sich als Entwurfsdatei für den Workshop ablegen.</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>By default recognised.</source>
        <translation>Wird sonst erkannt.</translation>
    </message>
    <message>
        <source>By default recognised; each row may have a reference system of its own.</source>
        <translation>Wird sonst erkannt; jede Zeile darf ein eigenes Bezugssystem haben.</translation>
    </message>
    <message>
        <source>By key; Sozialräume whose keys only one plan has are matched by their residents. By residents alone where the keys of both plans have nothing to do with each other.</source>
        <translation>Nach dem Schlüssel; Sozialräume, deren Schlüssel nur ein Entwurf hat, werden nach ihren Einwohnern zugeordnet. Allein nach den Einwohnern, wenn die Schlüssel beider Entwürfe nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>By share of area (estimated)</source>
        <translation>Nach Flächenanteil (geschätzt)</translation>
    </message>
    <message>
        <source>By the target size each municipality gets as many as fit it; a fixed number is shared out by residents; as many as possible goes as far as the minimum allows.</source>
        <translation>Nach Zielgröße erhält jede Gemeinde so viele, wie dazu passen; eine feste Anzahl wird nach Einwohnern verteilt; „so viele wie möglich“ geht so weit, wie die Untergrenze es zulässt.</translation>
    </message>
    <message>
        <source>By the target size there would be about {wanted} Sozialräume; what each should have at least allows only {found}.</source>
        <translation>Nach der Zielgröße wären es etwa {wanted} Sozialräume; die gewünschte Mindestausstattung lässt nur {found} zu.</translation>
    </message>
    <message>
        <source>CSV file with a row for each cell, as the census publishes it; it may hold cells of one size only.</source>
        <translation>CSV-Datei mit einer Zeile je Zelle, wie sie der Zensus veröffentlicht; alle Zellen müssen gleich groß sein.</translation>
    </message>
    <message>
        <source>CSV or Excel file with keys in the first row and the first column and numbers between them, for example commuters from row to column. Both directions are added; the diagonal does not count.</source>
        <translation>CSV- oder Excel-Datei mit Schlüsseln in der ersten Zeile und der ersten Spalte und Zahlen dazwischen, zum Beispiel Pendler von Zeile nach Spalte. Beide Richtungen werden zusammengezählt; die Diagonale zählt nicht.</translation>
    </message>
    <message>
        <source>CSV, TXT, XLSX or ODS with a header, or a log of decisions that “Export a plan” has written. Columns by name, in any order: “art” (what happens, see below), “bausteine” (keys, separated by semicolons) or “ortsteil”, “von_sr”, “nach_sr”, “sr_kurz” and “sr_name” (of what is new or renamed), “kommune_ags”, “nr” (rows with the same number are one step) and those of the log (kriterium, begruendung, datum …).</source>
        <translation>CSV, TXT, XLSX oder ODS mit Kopfzeile, oder ein Entscheidungsprotokoll aus „Entwurf ausgeben“. Die Spalten zählen nach ihrem Namen, in beliebiger Reihenfolge: „art“ (was geschieht, siehe unten), „bausteine“ (Schlüssel, durch Semikolon getrennt) oder „ortsteil“, „von_sr“, „nach_sr“, „sr_kurz“ und „sr_name“ (des Neuen oder Umbenannten), „kommune_ags“, „nr“ (Zeilen mit derselben Nummer sind ein Schritt) und die des Entscheidungsprotokolls (kriterium, begruendung, datum …).</translation>
    </message>
    <message>
        <source>CSV, TXT, XLSX or ODS with a row for each block: its key and its Sozialraum, with or without a header.</source>
        <translation>CSV, TXT, XLSX oder ODS mit einer Zeile je Baustein: sein Schlüssel und sein Sozialraum, mit oder ohne Kopfzeile.</translation>
    </message>
    <message>
        <source>CSV: keys stay text when Excel opens the file</source>
        <translation>CSV: Schlüssel bleiben Text, wenn Excel die Datei öffnet</translation>
    </message>
    <message>
        <source>Can be kept</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Cancelled: the alternatives found up to then were written and loaded.</source>
        <translation>Abgebrochen: Die bis dahin gefundenen Alternativen wurden geschrieben und geladen.</translation>
    </message>
    <message>
        <source>Cancelled: the best plan up to then was written and loaded.</source>
        <translation>Abgebrochen: Der bis dahin beste Zuschnitt wurde gespeichert und geladen.</translation>
    </message>
    <message>
        <source>Cancelled: the best proposal up to then was written and loaded.</source>
        <translation>Abgebrochen: Der bis dahin beste Vorschlag wurde geschrieben und geladen.</translation>
    </message>
    <message>
        <source>Carries existing Sozialräume onto new blocks and new numbers of residents and changes them as little as possible, so that all keep their limits and hang together. Number, keys and names stay. A report says who changes, and how many residents have to change whatever is done.</source>
        <translation>Überträgt bestehende Sozialräume auf neue Bausteine und neue Einwohnerzahlen und ändert sie so wenig wie möglich, sodass alle ihre Grenzen einhalten und zusammenhängen. Anzahl, Schlüssel und Namen bleiben. Ein Bericht sagt, wer wechselt und wie viele Einwohner auf jeden Fall wechseln müssen.</translation>
    </message>
    <message>
        <source>Catchment of schools and day care</source>
        <translation>Einzugsbereich von Schulen und Kitas</translation>
    </message>
    <message>
        <source>Catchments</source>
        <translation>Einzugsbereiche</translation>
    </message>
    <message>
        <source>Catchments: a block belongs</source>
        <translation>Einzugsbereiche: Ein Baustein gehört dahin,</translation>
    </message>
    <message>
        <source>Catchments: field with the name</source>
        <translation>Einzugsbereiche: Feld mit dem Namen</translation>
    </message>
    <message>
        <source>Catchments: weight</source>
        <translation>Einzugsbereiche: Gewicht</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Cell blocked, since a figure would make no sense</source>
        <translation>Tabellenfach gesperrt, weil Aussage nicht sinnvoll</translation>
    </message>
    <message>
        <source>Cell {cell} with {residents} residents is cut: {parts} of its area.</source>
        <translation>Die Zelle {cell} mit {residents} Einwohnern ist zerschnitten; Anteile an ihrer Fläche: {parts}.</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Cells cut by borders</source>
        <translation>Zerschnittene Zellen</translation>
    </message>
    <message>
        <source>Cells cut by borders are shared by</source>
        <translation>Zerschnittene Zellen werden verteilt nach</translation>
    </message>
    <message>
        <source>Cells cut by borders: {n}, with {residents} residents; shared by: {method}.</source>
        <translation>Von Grenzen zerschnittene Zellen: {n} mit {residents} Einwohnern; verteilt nach: {method}.</translation>
    </message>
    <message>
        <source>Cells in blocks without a number</source>
        <translation>Zellen in Bausteinen ohne Zahl</translation>
    </message>
    <message>
        <source>Cells in blocks, wholly or in part</source>
        <translation>Zellen, die ganz oder teilweise in Bausteinen liegen</translation>
    </message>
    <message>
        <source>Cells in the rectangle around the blocks</source>
        <translation>Zellen im Rechteck um die Bausteine</translation>
    </message>
    <message>
        <source>Cells that cannot be read ({n}): {list}.</source>
        <translation>Nicht lesbare Zellen ({n}): {list}.</translation>
    </message>
    <message>
        <source>Cells that lie partly outside all blocks: {n}, with {residents} residents. Near the outer border some of them may be counted on the wrong side.</source>
        <translation>Zellen, die teilweise außerhalb aller Bausteine liegen: {n} mit {residents} Einwohnern. Am Außenrand können einige davon auf der falschen Seite gezählt sein.</translation>
    </message>
    <message>
        <source>Cells whose number is marked as being of limited reliability: {n}.</source>
        <translation>Zellen, deren Zahl als eingeschränkt aussagefähig gekennzeichnet ist: {n}.</translation>
    </message>
    <message>
        <source>Cells with a dash in place of the residents: {n}. A dash counts as 0.</source>
        <translation>Zellen mit einem Strich anstelle der Einwohner: {n}. Ein Strich zählt als 0.</translation>
    </message>
    <message>
        <source>Cells with a sign in place of a number: {n}, namely {signs}. Their residents are unknown and were not summed.</source>
        <translation>Zellen mit einem Zeichen anstelle einer Zahl: {n}, nämlich {signs}. Ihre Einwohner sind unbekannt und wurden nicht summiert.</translation>
    </message>
    <message>
        <source>Census 2011 grid: -1, -9 missing</source>
        <translation>Zensusgitter 2011: -1 und -9 fehlen</translation>
    </message>
    <message>
        <source>Census 2022 grid: “–” is missing</source>
        <translation>Zensus-2022-Gitter: „–“ ist fehlend</translation>
    </message>
    <message>
        <source>Census grid</source>
        <translation>Zensusgitter</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change reason …</source>
        <translation>Begründung ändern …</translation>
    </message>
    <message>
        <source>Change the assignment by a list</source>
        <translation>Zuordnung mit einer Liste ändern</translation>
    </message>
    <message>
        <source>Change the plan itself</source>
        <translation>Den Entwurf selbst ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed ones on top</source>
        <translation>Geänderte zuerst</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes from a list</source>
        <translation>Änderungen aus einer Liste</translation>
    </message>
    <message>
        <source>Changes made</source>
        <translation>Ausgeführte Änderungen</translation>
    </message>
    <message>
        <source>Changes made: {n}, with {blocks} blocks and {residents} residents.</source>
        <translation>Ausgeführte Änderungen: {n}, mit {blocks} Bausteinen und {residents} Einwohnern.</translation>
    </message>
    <message>
        <source>Changes that the plan has made already, left out: {n} (no. {keys}).</source>
        <translation>Änderungen, die der Entwurf schon enthält, ausgelassen: {n} (Nr. {keys}).</translation>
    </message>
    <message>
        <source>Changes without a reason: {n}.</source>
        <translation>Änderungen ohne Begründung: {n}.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check Sozialräume</source>
        <translation>Sozialräume prüfen</translation>
    </message>
    <message>
        <source>Check data</source>
        <translation>Daten prüfen</translation>
    </message>
    <message>
        <source>Check data …</source>
        <translation>Daten prüfen …</translation>
    </message>
    <message>
        <source>Check of the Sozialräume</source>
        <translation>Prüfung der Sozialräume</translation>
    </message>
    <message>
        <source>Check report</source>
        <translation>Prüfbericht</translation>
    </message>
    <message>
        <source>Checked rules: {rules}.</source>
        <translation>Geprüfte Regeln: {rules}.</translation>
    </message>
    <message>
        <source>Checks a polygon layer of building blocks (Baublöcke, Ortsteile, grid cells …), repairs what is safe, finds out which blocks border each other and writes clean blocks. Everything that was noticed or repaired is listed; the source is not changed.</source>
        <translation>Prüft einen Polygonlayer mit Bausteinen (Baublöcke, Ortsteile, Gitterzellen …), repariert, was gefahrlos möglich ist, stellt fest, welche Bausteine aneinandergrenzen, und schreibt saubere Bausteine. Alles, was aufgefallen ist oder repariert wurde, wird aufgelistet; die Quelle bleibt unverändert.</translation>
    </message>
    <message>
        <source>Checks an assignment of blocks against the rules V01 to V11 and V13 to V16: completeness, keys, municipal borders, contiguity, gaps and overlaps, minimum and maximum of residents, sums, names, locked Sozialräume, reference systems, outlines, addresses, divided places and barriers. Rules whose inputs are missing are named, not skipped in silence.</source>
        <translation>Prüft eine Zuordnung von Bausteinen nach den Regeln V01 bis V11 und V13 bis V16: Vollständigkeit, Schlüssel, Gemeindegrenzen, Zusammenhang, Lücken und Überlappungen, Unter- und Obergrenze der Einwohner, Summen, Namen, festgelegte Sozialräume, Bezugssysteme, Umrisse, Adressen, geteilte Ortsteile und Barrieren. Regeln, für die Eingaben fehlen, werden genannt und nicht stillschweigend ausgelassen.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Choose a Sozialraum first. Shift gives its blocks to the one pressed on.</source>
        <translation>Wählen Sie zuerst einen Sozialraum. Mit der Umschalttaste gehen seine Bausteine an den Sozialraum, auf den Sie drücken.</translation>
    </message>
    <message>
        <source>Choose a plan</source>
        <translation>Entwurf wählen</translation>
    </message>
    <message>
        <source>Choose no target: the Sozialraum under the mouse takes the blocks</source>
        <translation>Kein Ziel wählen: Der Sozialraum unter der Maus nimmt die Bausteine auf</translation>
    </message>
    <message>
        <source>Class method</source>
        <translation>Klassenbildung</translation>
    </message>
    <message>
        <source>Classes are built on the values as they are printed.</source>
        <translation>Die Klassen werden aus den Werten gebildet, wie sie gedruckt werden.</translation>
    </message>
    <message>
        <source>Classes: equal widths with round limits</source>
        <translation>Klassenbildung: gleiche Klassenbreiten mit runden Grenzen</translation>
    </message>
    <message>
        <source>Classes: fixed limits</source>
        <translation>Klassenbildung: feste Klassengrenzen</translation>
    </message>
    <message>
        <source>Classes: natural breaks (Jenks)</source>
        <translation>Klassenbildung: natürliche Klassengrenzen (Jenks)</translation>
    </message>
    <message>
        <source>Classes: one, since all values are equal</source>
        <translation>Klassenbildung: eine Klasse, da alle Werte gleich sind</translation>
    </message>
    <message>
        <source>Classes: quantiles (about the same number in each class)</source>
        <translation>Klassenbildung: Quantile (etwa gleich viele Sozialräume je Klasse)</translation>
    </message>
    <message>
        <source>Classes: standard deviations around the county value</source>
        <translation>Klassenbildung: Standardabweichungen um den Kreiswert</translation>
    </message>
    <message>
        <source>Classes: standard deviations around the mean of the regions</source>
        <translation>Klassenbildung: Standardabweichungen um den Mittelwert der Sozialräume</translation>
    </message>
    <message>
        <source>Clean blocks with standard fields, followed by the fields of the source.</source>
        <translation>Saubere Bausteine mit einheitlichen Feldern, gefolgt von den Feldern der Quelle.</translation>
    </message>
    <message>
        <source>Clean blocks with the residents of now, as written by “Prepare blocks”.</source>
        <translation>Saubere Bausteine mit den heutigen Einwohnern, wie „Bausteine vorbereiten“ sie schreibt.</translation>
    </message>
    <message>
        <source>Clean blocks, as written by “Prepare blocks”.</source>
        <translation>Saubere Bausteine, wie „Bausteine vorbereiten“ sie schreibt.</translation>
    </message>
    <message>
        <source>Click, move, click</source>
        <translation>Klicken, bewegen, klicken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close hairline gaps and overlaps</source>
        <translation>Haarfeine Lücken und Überlappungen schließen</translation>
    </message>
    <message>
        <source>Close plan</source>
        <translation>Entwurf schließen</translation>
    </message>
    <message>
        <source>Close to the existing plan</source>
        <translation>Nah am Bestand</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Code on the map</source>
        <translation>Kürzel in der Karte</translation>
    </message>
    <message>
        <source>Codes of regions</source>
        <translation>Kürzel der Sozialräume</translation>
    </message>
    <message>
        <source>Collects which blocks must, must not or should lie in the same Sozialraum: by fields such as the Ortsteil or the nearest primary school, by a layer of catchments, by a table of pairs or groups, or by a matrix of commuters. Contradictions are found before anything is delineated. The result is one table that documents what belongs together and that later steps can read.</source>
        <translation>Hält fest, welche Bausteine im selben Sozialraum liegen müssen, nicht liegen dürfen oder liegen sollen: nach Feldern wie dem Ortsteil oder der nächsten Grundschule, nach einem Layer mit Einzugsbereichen, nach einer Tabelle mit Paaren oder Gruppen oder nach einer Pendlermatrix. Widersprüche fallen auf, bevor abgegrenzt wird. Das Ergebnis ist eine Tabelle, die belegt, was zusammengehört, und die spätere Schritte lesen können.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Column of the table</source>
        <translation>Spalte der Tabelle</translation>
    </message>
    <message>
        <source>Column with the EPSG code</source>
        <translation>Spalte mit dem EPSG-Code</translation>
    </message>
    <message>
        <source>Column with the residents</source>
        <translation>Spalte mit den Einwohnern</translation>
    </message>
    <message>
        <source>Column with x (east)</source>
        <translation>Spalte mit x (Rechtswert)</translation>
    </message>
    <message>
        <source>Column with y (north)</source>
        <translation>Spalte mit y (Hochwert)</translation>
    </message>
    <message>
        <source>Column “{column}” holds a rate, which cannot be distributed among several areas. Please join counts, or use areas with a unique key.</source>
        <translation>Spalte „{column}“ enthält eine Quote, die sich nicht auf mehrere Gebiete verteilen lässt. Bitte ordnen Sie Anzahlen zu oder verwenden Sie Gebiete mit eindeutigem Schlüssel.</translation>
    </message>
    <message>
        <source>Column “{column}” holds text such as “{example}”, no numbers. Please choose another column.</source>
        <translation>Die Spalte „{column}“ enthält Text wie „{example}“ und keine Zahlen. Bitte wählen Sie eine andere Spalte.</translation>
    </message>
    <message>
        <source>Column “{column}” holds “{example}”: a spreadsheet has cut off digits of the key. Please get the original file and import the key column as text.</source>
        <translation>Die Spalte „{column}“ enthält „{example}“: Eine Tabellenkalkulation hat Stellen des Schlüssels abgeschnitten. Bitte verwenden Sie die Originaldatei und importieren Sie die Schlüsselspalte als Text.</translation>
    </message>
    <message>
        <source>Column “{column}” of “{file}” holds decimals such as “{example}”: it is a mean or a rate, which cannot be summed. Please choose the column with the residents.</source>
        <translation>Die Spalte „{column}“ von „{file}“ enthält Dezimalzahlen wie „{example}“: Das ist ein Mittelwert oder eine Quote und lässt sich nicht summieren. Bitte wählen Sie die Spalte mit den Einwohnern.</translation>
    </message>
    <message>
        <source>Column “{column}” of “{file}” holds texts such as “{example}”, no numbers. Please choose the column with the residents.</source>
        <translation>Die Spalte „{column}“ von „{file}“ enthält Texte wie „{example}“ und keine Zahlen. Bitte wählen Sie die Spalte mit den Einwohnern.</translation>
    </message>
    <message>
        <source>Columns joined</source>
        <translation>Zugeordnete Spalten</translation>
    </message>
    <message>
        <source>Columns to join</source>
        <translation>Zuzuordnende Spalten</translation>
    </message>
    <message>
        <source>Columns with coordinates</source>
        <translation>Spalten mit Koordinaten</translation>
    </message>
    <message>
        <source>Commercial area</source>
        <translation>Gewerbe</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>Gremium</translation>
    </message>
    <message>
        <source>Commuters and other links (table)</source>
        <translation>Pendler und andere Bezüge (Tabelle)</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompaktheit</translation>
    </message>
    <message>
        <source>Compact shape</source>
        <translation>Kompakte Form</translation>
    </message>
    <message>
        <source>Compact shape: few neighbours separated</source>
        <translation>Kompakt: Nachbarn nicht trennen</translation>
    </message>
    <message>
        <source>Compact shape: short borders</source>
        <translation>Kompakt: kurze Grenzen</translation>
    </message>
    <message>
        <source>Compact shape: short ways to the middle</source>
        <translation>Kompakt: kurze Wege zur Mitte</translation>
    </message>
    <message>
        <source>Compact shapes</source>
        <translation>Kompakte Formen</translation>
    </message>
    <message>
        <source>Compactness (1 is a circle)</source>
        <translation>Kompaktheit (Kreis = 1)</translation>
    </message>
    <message>
        <source>Compactness (Polsby-Popper, mean)</source>
        <translation>Mittlere Kompaktheit (Kreis = 1)</translation>
    </message>
    <message>
        <source>Compactness (circle = 1)</source>
        <translation>Kompaktheit (Kreis = 1)</translation>
    </message>
    <message>
        <source>Compare alternatives</source>
        <translation>Alternativen vergleichen</translation>
    </message>
    <message>
        <source>Compare two plans</source>
        <translation>Zwei Entwürfe vergleichen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare with the agreed plan</source>
        <translation>Mit der abgestimmten Fassung vergleichen</translation>
    </message>
    <message>
        <source>Compare: {title}</source>
        <translation>Vergleich: {title}</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Comparison of two plans</source>
        <translation>Vergleich zweier Entwürfe</translation>
    </message>
    <message>
        <source>Complete, without overlap</source>
        <translation>Vollständig und überschneidungsfrei</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Geheimhaltung</translation>
    </message>
    <message>
        <source>Connected blocks</source>
        <translation>Verbundene Bausteine</translation>
    </message>
    <message>
        <source>Connected parts</source>
        <translation>Zusammenhängende Teile</translation>
    </message>
    <message>
        <source>Connection inside the municipalities</source>
        <translation>Zusammenhang innerhalb der Gemeinden</translation>
    </message>
    <message>
        <source>Connects each part of a municipality without a border to the rest, such as an exclave, with the nearest block of the largest part. Parts that a barrier separates stay separate.</source>
        <translation>Verbindet jeden Teil einer Gemeinde ohne Grenze zum Rest, etwa eine Exklave, mit dem nächstgelegenen Baustein des größten Teils. Teile, die eine Barriere abtrennt, bleiben getrennt.</translation>
    </message>
    <message>
        <source>Contact in a point connects</source>
        <translation>Berührung in einem Punkt verbindet</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Zusammenhängend</translation>
    </message>
    <message>
        <source>Contradictions, rows that were left out, keys that were completed.</source>
        <translation>Widersprüche, ausgelassene Zeilen, ergänzte Schlüssel.</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Koordinatenbezugssystem</translation>
    </message>
    <message>
        <source>Corrects who counts as a neighbour: rivers, motorways, railways or pits cut the borders along them, road bridges and roads reopen them, and bridges connect islands and exclaves. Blocks are kept as they are; two fields, “bruecke” and “getrennt”, carry the result to all further steps.</source>
        <translation>Berichtigt, wer als benachbart gilt: Flüsse, Autobahnen, Bahnstrecken oder Tagebaue trennen die Grenzen an ihrem Rand, Straßenbrücken und Straßen öffnen sie wieder, und Brücken verbinden Inseln und Exklaven. Die Bausteine bleiben, wie sie sind; die Felder „bruecke“ und „getrennt“ tragen das Ergebnis in alle weiteren Schritte.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Count persons in memory</source>
        <translation>Personen im Arbeitsspeicher auszählen</translation>
    </message>
    <message>
        <source>Counts above 0 and below this are secret, also as the remainder of a share. 0 switches it off. The number of residents is not affected.</source>
        <translation>Fallzahlen über 0 und unter diesem Wert werden geheim gehalten, auch als Rest eines Anteils. 0 schaltet dies aus. Die Einwohnerzahl ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Zählt als</translation>
    </message>
    <message>
        <source>Counts schools, Kitas or other places by block and Sozialraum and finds the nearest one of each block, in a straight line or along roads. The places come from a layer or from a table with coordinates as offices publish it. For Sozialräume it says for how many residents the nearest facility lies in their own one (K12), and where there is none (K13).</source>
        <translation>Zählt Schulen, Kitas oder andere Einrichtungen je Baustein und Sozialraum und findet zu jedem Baustein die nächste, in Luftlinie oder über Straßen. Die Einrichtungen stammen aus einem Layer oder aus einer Tabelle mit Koordinaten, wie Ämter sie veröffentlichen. Für Sozialräume wird gesagt, für wie viele Einwohner die nächste Einrichtung im eigenen Sozialraum liegt (K12) und wo es keine gibt (K13).</translation>
    </message>
    <message>
        <source>Counts to sum</source>
        <translation>Zu summierende Anzahlen</translation>
    </message>
    <message>
        <source>County</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>County value</source>
        <translation>Kreiswert</translation>
    </message>
    <message>
        <source>County value: {amount}</source>
        <translation>Kreiswert: {amount}</translation>
    </message>
    <message>
        <source>Create plan</source>
        <translation>Entwurf anlegen</translation>
    </message>
    <message>
        <source>Created on</source>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterien</translation>
    </message>
    <message>
        <source>Criteria met</source>
        <translation>Was erreicht wurde</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Criterion that spoke for the change</source>
        <translation>Kriterium, das für die Änderung sprach</translation>
    </message>
    <message>
        <source>Cross table</source>
        <translation>Kreuztabelle</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Querungen</translation>
    </message>
    <message>
        <source>Crossings reopen borders that a barrier of the same run cuts. Please choose the barriers as well; to reopen borders of an earlier run, also switch on “Drop earlier barriers and bridges”.</source>
        <translation>Querungen öffnen Grenzen, die eine Barriere im selben Lauf trennt. Bitte wählen Sie auch die Barrieren; um Grenzen eines früheren Laufs zu öffnen, schalten Sie außerdem „Frühere Barrieren und Brücken verwerfen“ ein.</translation>
    </message>
    <message>
        <source>Ctrl+Z  Ctrl+Y</source>
        <translation>Strg+Z  Strg+Y</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Cut cells with most residents</source>
        <translation>Zerschnittene Zellen mit den meisten Einwohnern</translation>
    </message>
    <message>
        <source>Cut cells without a building: {n}, with {residents} residents. They were shared by area.</source>
        <translation>Zerschnittene Zellen ohne Gebäude: {n} mit {residents} Einwohnern. Sie wurden nach der Fläche verteilt.</translation>
    </message>
    <message>
        <source>Data check</source>
        <translation>Datenprüfung</translation>
    </message>
    <message>
        <source>Data checked at {time}.</source>
        <translation>Daten um {time} Uhr geprüft.</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>Datenquelle</translation>
    </message>
    <message>
        <source>Data source:</source>
        <translation>Datenquelle:</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date of the data (Stichtag).</source>
        <translation>Stichtag der Daten.</translation>
    </message>
    <message>
        <source>Date such as 2027-01-01; empty: as the plan file says.</source>
        <translation>Datum wie 2027-01-01; leer: wie in der Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Date; empty: as the plan file says.</source>
        <translation>Datum; leer: wie in der Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Decimal places</source>
        <translation>Dezimalstellen</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Dezimaltrennzeichen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Declare exclave …</source>
        <translation>Exklave erklären …</translation>
    </message>
    <message>
        <source>Declare exclave: {region}</source>
        <translation>Exklave erklären: {region}</translation>
    </message>
    <message>
        <source>Declared: {reason}</source>
        <translation>Erklärt: {reason}</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Definition, unit, source and date of each indicator, for maps and workbooks.</source>
        <translation>Definition, Einheit, Quelle und Stichtag jedes Indikators, für Karten und Arbeitsmappen.</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Definitions of the indicators</source>
        <translation>Definitionen der Indikatoren</translation>
    </message>
    <message>
        <source>Definitions, units, sources and dates as written by “Aggregate indicators”.</source>
        <translation>Definitionen, Einheiten, Quellen und Stichtage, wie „Indikatoren zusammenfassen“ sie schreibt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleted plans stay in the file and can be brought back.</source>
        <translation>Gelöschte Entwürfe bleiben in der Datei und lassen sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Delineate Sozialräume</source>
        <translation>Sozialräume abgrenzen</translation>
    </message>
    <message>
        <source>Delineate Sozialräume …</source>
        <translation>Sozialräume abgrenzen …</translation>
    </message>
    <message>
        <source>Denominator</source>
        <translation>Nenner</translation>
    </message>
    <message>
        <source>Denominator field</source>
        <translation>Nennerfeld</translation>
    </message>
    <message>
        <source>Deviation from the mean of the municipality</source>
        <translation>Abweichung vom Mittel der Gemeinde</translation>
    </message>
    <message>
        <source>Did not count: {criteria}.</source>
        <translation>Nicht mitgezählt: {criteria}.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>Distance between border and barrier (metres)</source>
        <translation>Abstand zwischen Grenze und Barriere (Meter)</translation>
    </message>
    <message>
        <source>Distance between border and crossing (metres)</source>
        <translation>Abstand zwischen Grenze und Querung (Meter)</translation>
    </message>
    <message>
        <source>Distance from the best possible</source>
        <translation>Abstand vom Bestmöglichen</translation>
    </message>
    <message>
        <source>Distribute counts by residents (estimated)</source>
        <translation>Anzahlen nach Einwohnern verteilen (geschätzt)</translation>
    </message>
    <message>
        <source>Divided Ortsteil</source>
        <translation>Geteilter Ortsteil</translation>
    </message>
    <message>
        <source>Do not cut through settlements</source>
        <translation>Siedlungen nicht durchschneiden</translation>
    </message>
    <message>
        <source>Do not reach across barriers</source>
        <translation>Nicht über Barrieren reichen</translation>
    </message>
    <message>
        <source>Dot in numbers such as 1.234</source>
        <translation>Punkt in Zahlen wie 1.234</translation>
    </message>
    <message>
        <source>Double-click a row to see it on the map.</source>
        <translation>Ein Doppelklick auf eine Zeile führt die Karte dorthin.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag a border</source>
        <translation>Grenze ziehen</translation>
    </message>
    <message>
        <source>Drag over what is split off {region}; Esc gives up.</source>
        <translation>Über das ziehen, was von {region} abgeteilt wird; Esc bricht ab.</translation>
    </message>
    <message>
        <source>Draw on the map …</source>
        <translation>In der Karte zeichnen …</translation>
    </message>
    <message>
        <source>Drawn bridges: snapping distance (metres)</source>
        <translation>Gezeichnete Brücken: Fangabstand (Meter)</translation>
    </message>
    <message>
        <source>Drop earlier barriers and bridges</source>
        <translation>Frühere Barrieren und Brücken verwerfen</translation>
    </message>
    <message>
        <source>Each block that changes its Sozialraum, with the old and the new one.</source>
        <translation>Jeder Baustein, der den Sozialraum wechselt, mit altem und neuem Sozialraum.</translation>
    </message>
    <message>
        <source>Each kind, such as school form, is counted in a field of its own.</source>
        <translation>Jede Art, zum Beispiel jede Schulform, wird in einem eigenen Feld gezählt.</translation>
    </message>
    <message>
        <source>Each municipality hangs together.</source>
        <translation>Jede Gemeinde hängt zusammen.</translation>
    </message>
    <message>
        <source>Each point is one resident</source>
        <translation>Jeder Punkt ist ein Einwohner</translation>
    </message>
    <message>
        <source>Earlier version (blocks)</source>
        <translation>Frühere Fassung (Bausteine)</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Edited by:</source>
        <translation>Bearbeitung:</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Elsewhere mostly</source>
        <translation>Sonst meist in</translation>
    </message>
    <message>
        <source>Empty …</source>
        <translation>Leerer Entwurf …</translation>
    </message>
    <message>
        <source>Empty: as in the preset.</source>
        <translation>Leer: wie in der Vorgabe.</translation>
    </message>
    <message>
        <source>Empty: as the blocks were prepared.</source>
        <translation>Leer: wie beim Vorbereiten der Bausteine.</translation>
    </message>
    <message>
        <source>Empty: as the plan file says; for blocks with a field 1,000.</source>
        <translation>Leer: wie in der Entwurfsdatei; für Bausteine mit einem Feld 1.000.</translation>
    </message>
    <message>
        <source>Empty: as the plan file says; for blocks with a field 10,000.</source>
        <translation>Leer: wie in der Entwurfsdatei; für Bausteine mit einem Feld 10.000.</translation>
    </message>
    <message>
        <source>Empty: made up after the key and the Ortsteile</source>
        <translation>Leer: wird aus Schlüssel und Ortsteilen gebildet</translation>
    </message>
    <message>
        <source>Empty: the column that is named after residents, such as “Einwohner”.</source>
        <translation>Leer: die Spalte, die nach Einwohnern benannt ist, etwa „Einwohner“.</translation>
    </message>
    <message>
        <source>Empty: the field that belongs to it, such as sr_kurz beside sr_id.</source>
        <translation>Leer: das Feld, das dazugehört, etwa sr_kurz neben sr_id.</translation>
    </message>
    <message>
        <source>End (Esc Esc)</source>
        <translation>Beenden (Esc Esc)</translation>
    </message>
    <message>
        <source>English headers and words are understood as well: action, blocks, from, to, label, new name, reason; move, remove, new, split, merge, rename, lock, unlock.</source>
        <translation>Englische Spalten und Wörter gelten ebenso: action, blocks, from, to, label, new name, reason; move, remove, new, split, merge, rename, lock, unlock.</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Genug</translation>
    </message>
    <message>
        <source>Equal widths, round limits</source>
        <translation>Gleiche Klassenbreiten, runde Grenzen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors and warnings {rule}</source>
        <translation>Fehler und Warnungen {rule}</translation>
    </message>
    <message>
        <source>Errors of the plan: {errors}; blocks without a Sozialraum: {n}. “Check Sozialräume” names them.</source>
        <translation>Fehler im Entwurf: {errors}; Bausteine ohne Sozialraum: {n}. „Sozialräume prüfen“ nennt sie.</translation>
    </message>
    <message>
        <source>Errors: {errors}, warnings: {warnings}, notes: {notes}.</source>
        <translation>Fehler: {errors}, Warnungen: {warnings}, Hinweise: {notes}.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Every block that was cut, left out or renamed, with place where there is one.</source>
        <translation>Jeder Baustein, der beschnitten, ausgelassen oder umbenannt wurde, mit Ort, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Everyday paths of residents</source>
        <translation>Alltagswege der Bewohner</translation>
    </message>
    <message>
        <source>Everything that was noticed or repaired, with place where there is one.</source>
        <translation>Alles, was aufgefallen ist oder repariert wurde, mit Ort, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Everything that was noticed, with place where there is one.</source>
        <translation>Alles, was auffiel, mit Ort, soweit es einen gibt.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Excel or CSV file as it came from the office; it is not changed.</source>
        <translation>Excel- oder CSV-Datei, wie sie von der Behörde kam; sie wird nicht verändert.</translation>
    </message>
    <message>
        <source>Excel or CSV file with coordinates, in place of a layer. Columns such as Rechtswert/Hochwert, x/y, lon/lat and EPSG are recognised.</source>
        <translation>Excel- oder CSV-Datei mit Koordinaten anstelle eines Layers. Spalten wie Rechtswert/Hochwert, x/y, lon/lat und EPSG werden erkannt.</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Excel,XLSX,table,export,signs,Zeichenerklärung,definitions</source>
        <translation>Excel,XLSX,Tabelle,ausgeben,Export,Zeichen,Zeichenerklärung,Definitionen</translation>
    </message>
    <message>
        <source>Exchanged coordinates x and y have been put right, {n} rows: {rows}.</source>
        <translation>Vertauschte Koordinaten x und y wurden berichtigt, {n} Zeilen: {rows}.</translation>
    </message>
    <message>
        <source>Existing Sozialräume</source>
        <translation>Bestehende Sozialräume</translation>
    </message>
    <message>
        <source>Export a plan</source>
        <translation>Entwurf ausgeben</translation>
    </message>
    <message>
        <source>Export for council and departments …</source>
        <translation>Für Kreistag und Fachämter exportieren …</translation>
    </message>
    <message>
        <source>Export workbook</source>
        <translation>Arbeitsmappe ausgeben</translation>
    </message>
    <message>
        <source>Facilitator view for the projector (Shift+F11)</source>
        <translation>Moderationsansicht für den Beamer (Umschalt+F11)</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>Einrichtungen</translation>
    </message>
    <message>
        <source>Facilities and Sozialräume</source>
        <translation>Einrichtungen und Sozialräume</translation>
    </message>
    <message>
        <source>Facilities by Sozialraum</source>
        <translation>Einrichtungen je Sozialraum</translation>
    </message>
    <message>
        <source>Facilities inside the blocks</source>
        <translation>Einrichtungen in den Bausteinen</translation>
    </message>
    <message>
        <source>Facilities inside the blocks: {inside} of {n}; blocks with facilities: {blocks}.</source>
        <translation>Einrichtungen in den Bausteinen: {inside} von {n}; Bausteine mit Einrichtungen: {blocks}.</translation>
    </message>
    <message>
        <source>Facilities of these blocks with no road within {distance} m, {n} in all: {names}. They are the nearest only in a straight line.</source>
        <translation>Einrichtungen dieser Bausteine ohne Straße im Umkreis von {distance} m, insgesamt {n}: {names}. Sie sind nur in Luftlinie die nächsten.</translation>
    </message>
    <message>
        <source>Facilities outside</source>
        <translation>Einrichtungen außerhalb</translation>
    </message>
    <message>
        <source>Facilities outside all blocks, {n} in all: {names}.</source>
        <translation>Einrichtungen außerhalb aller Bausteine, insgesamt {n}: {names}.</translation>
    </message>
    <message>
        <source>Facilities with block</source>
        <translation>Einrichtungen mit Baustein</translation>
    </message>
    <message>
        <source>Facility keys that are blank or occur more than once, {n} in all: {keys}. Each row counts as a facility.</source>
        <translation>Schlüssel von Einrichtungen, die fehlen oder mehrfach vorkommen, insgesamt {n}: {keys}. Jede Zeile zählt als eigene Einrichtung.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Falling short of the minimum is an error</source>
        <translation>Unterschreiten der Untergrenze ist ein Fehler</translation>
    </message>
    <message>
        <source>Features of several points: {n}. Only the first point of each counts.</source>
        <translation>Objekte aus mehreren Punkten: {n}. Von jedem zählt nur der erste Punkt.</translation>
    </message>
    <message>
        <source>Features of the layer “{layer}” without a usable geometry: {features}. They were left out; no block is affected by them.</source>
        <translation>Objekte des Layers „{layer}“ ohne brauchbare Geometrie: {features}. Sie wurden ausgelassen und wirken auf keinen Baustein.</translation>
    </message>
    <message>
        <source>Features read: {read}, blocks: {blocks}, residents: {residents}.</source>
        <translation>Gelesene Objekte: {read}, Bausteine: {blocks}, Einwohner: {residents}.</translation>
    </message>
    <message>
        <source>Features that consist of several points, {n} in all: {rows}. Each point counts as a facility.</source>
        <translation>Zeilen mit mehreren Punkten, insgesamt {n}: {rows}. Jeder Punkt zählt als eigene Einrichtung.</translation>
    </message>
    <message>
        <source>Features without a row in the table ({n}): {list}.</source>
        <translation>Objekte ohne Zeile in der Tabelle ({n}): {list}.</translation>
    </message>
    <message>
        <source>Few residents change their Sozialraum</source>
        <translation>Wenige wechseln den Sozialraum</translation>
    </message>
    <message>
        <source>Fewer cannot change: this many have to, whatever is done.</source>
        <translation>Weniger können es nicht sein: So viele müssen auf jeden Fall wechseln.</translation>
    </message>
    <message>
        <source>Fewer come out where there are fewer distinct values.</source>
        <translation>Bei weniger verschiedenen Werten werden es weniger.</translation>
    </message>
    <message>
        <source>Fewer than {limit} residents of {old} in the plan before belong to {new} now. If both versions are published, this number can be found by subtraction across the old borders. Please pass on the residents of one version only, or let more blocks change.</source>
        <translation>Rückrechnung über alte Grenzen möglich: Weniger als {limit} Einwohner von {old} im früheren Entwurf gehören jetzt zu {new}. Werden beide Fassungen veröffentlicht, lässt sich ihre Zahl durch Abziehen ermitteln. Bitte geben Sie die Einwohnerzahlen nur einer Fassung weiter, oder lassen Sie mehr Bausteine wechseln.</translation>
    </message>
    <message>
        <source>Fewest below the minimum</source>
        <translation>Am wenigsten unter der Untergrenze</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Field of the blocks</source>
        <translation>Feld der Bausteine</translation>
    </message>
    <message>
        <source>Field of the blocks that says to which Sozialraum they belong.</source>
        <translation>Feld der Bausteine, das sagt, zu welchem Sozialraum sie gehören.</translation>
    </message>
    <message>
        <source>Field of the blocks with the keys of their Sozialräume; empty with older blocks.</source>
        <translation>Feld der Bausteine mit den Schlüsseln ihrer Sozialräume; leer, wenn alte Bausteine angegeben sind.</translation>
    </message>
    <message>
        <source>Field of the blocks. Where several blocks share a key, as those of an Ortsteil do, a weight is divided among them by residents.</source>
        <translation>Feld der Bausteine. Haben mehrere Bausteine denselben Schlüssel, etwa die eines Ortsteils, wird ein Gewicht nach Einwohnern auf sie verteilt.</translation>
    </message>
    <message>
        <source>Field of the blocks: label</source>
        <translation>Feld der Bausteine: Kürzel</translation>
    </message>
    <message>
        <source>Field of the blocks: name of the Sozialraum</source>
        <translation>Feld der Bausteine: Name des Sozialraums</translation>
    </message>
    <message>
        <source>Field of the layer of Sozialräume.</source>
        <translation>Feld des Layers der Sozialräume.</translation>
    </message>
    <message>
        <source>Field of the layer with the municipalities.</source>
        <translation>Feld des Layers mit den Gemeinden.</translation>
    </message>
    <message>
        <source>Field of the old layer with the key of the Sozialraum.</source>
        <translation>Feld des alten Layers mit dem Schlüssel des Sozialraums.</translation>
    </message>
    <message>
        <source>Field of the older blocks with the keys of their Sozialräume.</source>
        <translation>Feld der alten Bausteine mit den Schlüsseln ihrer Sozialräume.</translation>
    </message>
    <message>
        <source>Field of the table.</source>
        <translation>Feld der Tabelle.</translation>
    </message>
    <message>
        <source>Field of the table: how much of the new block; empty: all alike.</source>
        <translation>Feld der Tabelle: wie viel des neuen Bausteins; leer: alle gleich.</translation>
    </message>
    <message>
        <source>Field or column whose value decides, for example Schulform.</source>
        <translation>Feld oder Spalte, deren Wert entscheidet, zum Beispiel Schulform.</translation>
    </message>
    <message>
        <source>Field or column with the key of the facility; without it the row number.</source>
        <translation>Feld oder Spalte mit dem Schlüssel der Einrichtung; ohne Angabe gilt die Zeilennummer.</translation>
    </message>
    <message>
        <source>Field or column with the name of the facility.</source>
        <translation>Feld oder Spalte mit dem Namen der Einrichtung.</translation>
    </message>
    <message>
        <source>Field or column with the number of residents at each point.</source>
        <translation>Feld oder Spalte mit der Zahl der Einwohner an jedem Punkt.</translation>
    </message>
    <message>
        <source>Field that says why a value is missing; without one, “&lt;indicator&gt;_status”.</source>
        <translation>Feld, das sagt, warum ein Wert fehlt; ohne Angabe „&lt;Indikator&gt;_status“.</translation>
    </message>
    <message>
        <source>Field with a block key.</source>
        <translation>Feld mit einem Bausteinschlüssel.</translation>
    </message>
    <message>
        <source>Field with a readable name of the block.</source>
        <translation>Feld mit einem lesbaren Namen des Bausteins.</translation>
    </message>
    <message>
        <source>Field with the Ortsteil; it is kept together where possible and gives names.</source>
        <translation>Feld mit dem Ortsteil; er bleibt nach Möglichkeit zusammen und gibt den Sozialräumen ihre Namen.</translation>
    </message>
    <message>
        <source>Field with the key</source>
        <translation>Feld mit dem Schlüssel</translation>
    </message>
    <message>
        <source>Field with the key of an existing division; the report says what it keeps.</source>
        <translation>Feld mit dem Schlüssel einer vorhandenen Gliederung; der Bericht sagt, was sie davon einhält.</translation>
    </message>
    <message>
        <source>Field with the key of the Sozialraum, such as 05358028-03.</source>
        <translation>Feld mit dem Schlüssel des Sozialraums, zum Beispiel 05358028-03.</translation>
    </message>
    <message>
        <source>Field with the key of the Sozialraum; without it nothing is said about them.</source>
        <translation>Feld mit dem Schlüssel des Sozialraums; ohne dieses Feld wird zu Sozialräumen nichts berechnet.</translation>
    </message>
    <message>
        <source>Field with the key of the municipality; Sozialräume stay inside it. Where the blocks have none, choose a layer with the outlines of the municipalities below.</source>
        <translation>Feld mit dem Gemeindeschlüssel; Sozialräume bleiben innerhalb der Gemeinde. Haben die Bausteine kein solches Feld, wählen Sie unten einen Layer mit den Gemeindeflächen.</translation>
    </message>
    <message>
        <source>Field with the key that names each block exactly once.</source>
        <translation>Feld mit dem Schlüssel, der jeden Baustein genau einmal benennt.</translation>
    </message>
    <message>
        <source>Field with the key that the table uses as well.</source>
        <translation>Feld mit dem Schlüssel, den auch die Tabelle verwendet.</translation>
    </message>
    <message>
        <source>Field with the keys of existing Sozialräume, if some of them are to stay or only a part is delineated anew.</source>
        <translation>Feld mit den Schlüsseln bestehender Sozialräume, wenn einige davon bleiben sollen oder nur ein Teil neu abgegrenzt wird.</translation>
    </message>
    <message>
        <source>Field with the kind</source>
        <translation>Feld mit der Art</translation>
    </message>
    <message>
        <source>Field with the label, such as KR 3.</source>
        <translation>Feld mit dem Kürzel, etwa KR 3.</translation>
    </message>
    <message>
        <source>Field with the name</source>
        <translation>Feld mit dem Namen</translation>
    </message>
    <message>
        <source>Field with the name of the Sozialraum.</source>
        <translation>Feld mit dem Namen des Sozialraums.</translation>
    </message>
    <message>
        <source>Field with the name of the barrier</source>
        <translation>Feld mit dem Namen der Barriere</translation>
    </message>
    <message>
        <source>Field with the name: names behind matched keys are compared, and a table without keys is matched by name.</source>
        <translation>Feld mit dem Namen: Namen zu gleichen Schlüsseln werden verglichen, und eine Tabelle ohne Schlüssel wird über den Namen zugeordnet.</translation>
    </message>
    <message>
        <source>Field with the name; it is used for names and codes of Sozialräume.</source>
        <translation>Feld mit dem Namen; er wird für Namen und Kürzel der Sozialräume verwendet.</translation>
    </message>
    <message>
        <source>Field with the number of residents</source>
        <translation>Feld mit der Einwohnerzahl</translation>
    </message>
    <message>
        <source>Field with the number of residents of each block. Without one they stay unknown; “Residents from the census grid” or “Residents from points” fills them in later.</source>
        <translation>Feld mit der Einwohnerzahl jedes Bausteins. Ohne Feld bleibt sie unbekannt; „Einwohner aus dem Zensusgitter“ oder „Einwohner aus Punkten“ trägt sie später ein.</translation>
    </message>
    <message>
        <source>Field with the reason, in the table or the drawn lines; for the report.</source>
        <translation>Feld mit der Begründung, in der Tabelle oder den gezeichneten Linien; für den Bericht.</translation>
    </message>
    <message>
        <source>Field with the value that is shown, best a rate.</source>
        <translation>Feld mit dem dargestellten Wert, am besten eine Quote.</translation>
    </message>
    <message>
        <source>Field “{field}” of the blocks</source>
        <translation>Feld „{field}“ der Bausteine</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Feld und Wiese</translation>
    </message>
    <message>
        <source>Fields for “must lie together”</source>
        <translation>Felder für „muss zusammenliegen“</translation>
    </message>
    <message>
        <source>Fields for “should lie together”</source>
        <translation>Felder für „soll zusammenliegen“</translation>
    </message>
    <message>
        <source>Fields of the blocks</source>
        <translation>Felder der Bausteine</translation>
    </message>
    <message>
        <source>Fields of the blocks were replaced by new ones of the same name: {fields}.</source>
        <translation>Felder der Bausteine wurden durch neue gleichen Namens ersetzt: {fields}.</translation>
    </message>
    <message>
        <source>Fields to export, in this order; by default all indicators.</source>
        <translation>Auszugebende Felder in dieser Reihenfolge; ohne Angabe alle Indikatoren.</translation>
    </message>
    <message>
        <source>Fields with counts and how many each Sozialraum should have, separated by semicolons, such as “gs_anzahl: 1; kita_anzahl: 2”. Where a municipality has too few, the log says so.</source>
        <translation>Felder mit Anzahlen und wie viele jeder Sozialraum haben soll, durch Semikolon getrennt, etwa „gs_anzahl: 1; kita_anzahl: 2“. Hat eine Gemeinde zu wenige, steht das im Protokoll.</translation>
    </message>
    <message>
        <source>Fields with counts. Percentages and averages cannot be summed.</source>
        <translation>Felder mit Anzahlen. Prozentwerte und Durchschnitte lassen sich nicht summieren.</translation>
    </message>
    <message>
        <source>Fields with their weights, separated by semicolons, such as “ortsteil: 2; gs_naechste: 1” (gs_naechste is the nearest primary school). Blocks with the same entry should lie in one Sozialraum; twice the weight counts twice as much. Without a number the weight is 1.</source>
        <translation>Felder mit ihren Gewichten, getrennt durch Semikolon, zum Beispiel „ortsteil: 2; gs_naechste: 1“ (gs_naechste ist die nächste Grundschule). Bausteine mit demselben Eintrag sollen in einem Sozialraum liegen; das doppelte Gewicht zählt doppelt. Ohne Zahl ist das Gewicht 1.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Prüfergebnis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Prüfergebnisse</translation>
    </message>
    <message>
        <source>Findings (points)</source>
        <translation>Prüfergebnisse (Punkte)</translation>
    </message>
    <message>
        <source>Findings (table)</source>
        <translation>Prüfergebnisse (Tabelle)</translation>
    </message>
    <message>
        <source>Findings ({n})</source>
        <translation>Prüfergebnisse ({n})</translation>
    </message>
    <message>
        <source>Findings by rule</source>
        <translation>Prüfergebnisse nach Regel</translation>
    </message>
    <message>
        <source>Fit for official data from 1,000</source>
        <translation>BA-tauglich ab 1.000</translation>
    </message>
    <message>
        <source>Fits other divisions</source>
        <translation>Passt zu anderen Gliederungen</translation>
    </message>
    <message>
        <source>Fixed classes need one to {highest} limits between the classes, such as “5; 7,5; 10”.</source>
        <translation>Feste Klassen brauchen eine bis {highest} Grenzen zwischen den Klassen, zum Beispiel „5; 7,5; 10“.</translation>
    </message>
    <message>
        <source>Fixed limits</source>
        <translation>Feste Grenzen</translation>
    </message>
    <message>
        <source>Fixed number</source>
        <translation>Feste Anzahl</translation>
    </message>
    <message>
        <source>Footnotes of the table</source>
        <translation>Fußnoten der Tabelle</translation>
    </message>
    <message>
        <source>For blocks with a field; a plan file says it itself.</source>
        <translation>Für Bausteine mit einem Feld; eine Entwurfsdatei sagt es selbst.</translation>
    </message>
    <message>
        <source>For census grids, in which uninhabited cells carry no number. What secret cells hold is then left out, so that sums are lower bounds.</source>
        <translation>Für Zensusgitter, in denen unbewohnte Zellen keine Zahl tragen. Was geheime Zellen enthalten, fehlt dann; Summen sind deshalb Untergrenzen.</translation>
    </message>
    <message>
        <source>For example gs for primary schools: gs_anzahl, gs_naechste, gs_entfernung_m.</source>
        <translation>Zum Beispiel gs für Grundschulen: gs_anzahl, gs_naechste, gs_entfernung_m.</translation>
    </message>
    <message>
        <source>For example “Version 1.0, valid from 1 January 2025”.</source>
        <translation>Zum Beispiel „Fassung 1.0, gültig ab 1. Januar 2025“.</translation>
    </message>
    <message>
        <source>For lists of single persons, which are refused otherwise. The rows are counted by block; no row and no attribute is written to a layer, message or file.</source>
        <translation>Für Listen einzelner Personen, die sonst abgewiesen werden. Die Zeilen werden je Baustein gezählt; keine Zeile und kein Merkmal gelangt in einen Layer, eine Meldung oder eine Datei.</translation>
    </message>
    <message>
        <source>For points without a number that stand for one resident each.</source>
        <translation>Für Punkte ohne Zahl, die für je einen Einwohner stehen.</translation>
    </message>
    <message>
        <source>For rows that state none; by default it is recognised by the numbers.</source>
        <translation>Für Zeilen, die keines angeben; sonst wird es an den Zahlen erkannt.</translation>
    </message>
    <message>
        <source>For the method “fixed limits”: the limits between the classes, such as 5; 10; 15.</source>
        <translation>Für „Feste Grenzen“: die Grenzen zwischen den Klassen, zum Beispiel 5; 10; 15.</translation>
    </message>
    <message>
        <source>For values by Ortsteil on a layer of blocks: counts can be distributed by residents. Such values are marked as estimated; their sum is kept.</source>
        <translation>Für Werte nach Ortsteilen auf einem Layer mit Bausteinen: Anzahlen lassen sich nach Einwohnern verteilen. Solche Werte sind als geschätzt gekennzeichnet; ihre Summe bleibt erhalten.</translation>
    </message>
    <message>
        <source>For {percent} % of {residents} residents the nearest facility lies in their own Sozialraum (K12).</source>
        <translation>Für {percent} % von {residents} Einwohnern liegt die nächste Einrichtung im eigenen Sozialraum (K12).</translation>
    </message>
    <message>
        <source>For “Share by buildings”: points such as addresses are counted, polygons count by their area. Cells without a building are shared by area.</source>
        <translation>Für „Nach Gebäuden verteilen“: Punkte wie Adressen werden gezählt, Polygone zählen mit ihrer Fläche. Zellen ohne Gebäude werden nach der Fläche verteilt.</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>Wald</translation>
    </message>
    <message>
        <source>Four are easy to compare. The first one is the best proposal that is found.</source>
        <translation>Vier lassen sich gut vergleichen. Die erste ist der beste Vorschlag, der gefunden wird.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From (key)</source>
        <translation>Von (Schlüssel)</translation>
    </message>
    <message>
        <source>From an assignment table …</source>
        <translation>Aus einer Zuordnungstabelle …</translation>
    </message>
    <message>
        <source>From each block to its nearest facility, to look at on the map.</source>
        <translation>Von jedem Baustein zur nächsten Einrichtung, zum Ansehen auf der Karte.</translation>
    </message>
    <message>
        <source>From existing Sozialräume (polygons) …</source>
        <translation>Aus bestehenden Sozialräumen (Flächen) …</translation>
    </message>
    <message>
        <source>From the old blocks to the new ones</source>
        <translation>Von den alten zu den neuen Bausteinen</translation>
    </message>
    <message>
        <source>Further findings in the findings layer: {n}.</source>
        <translation>Weitere Prüfergebnisse im Layer der Prüfergebnisse: {n}.</translation>
    </message>
    <message>
        <source>Further fixed borders (field)</source>
        <translation>Weitere feste Grenzen (Feld)</translation>
    </message>
    <message>
        <source>Furthest way to a road (metres)</source>
        <translation>Weitester Weg zur Straße (Meter)</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>Dazugewonnen</translation>
    </message>
    <message>
        <source>Gaps and overlaps</source>
        <translation>Lücken und Überlappungen</translation>
    </message>
    <message>
        <source>Gaps and overlaps between the blocks, their reference system and their outlines are always checked. For the rest choose what you have; what is left empty stays unchecked.</source>
        <translation>Lücken und Überlappungen zwischen den Bausteinen, ihr Bezugssystem und ihre Umrisse werden immer geprüft. Wählen Sie für das Übrige, was Sie haben; was leer bleibt, bleibt ungeprüft.</translation>
    </message>
    <message>
        <source>Gaps and overlaps narrower than the tolerance are closed by snapping an outline to its neighbour; every change is listed. Otherwise they are listed only.</source>
        <translation>Lücken und Überlappungen, die schmaler als die Toleranz sind, werden geschlossen, indem eine Grenze an die des Nachbarn gelegt wird; jede Änderung wird aufgeführt. Andernfalls werden sie nur aufgeführt.</translation>
    </message>
    <message>
        <source>Gaps between blocks</source>
        <translation>Lücken zwischen Bausteinen</translation>
    </message>
    <message>
        <source>Gaps, overlaps, sums, reference systems, outlines and addresses; in the background</source>
        <translation>Lücken, Überlappungen, Summen, Bezugssysteme, Umrisse und Adressen; im Hintergrund</translation>
    </message>
    <message>
        <source>Give keys after the pattern AGS-NN where there are others</source>
        <translation>Schlüssel nach dem Muster AGS-NN vergeben, wo andere stehen</translation>
    </message>
    <message>
        <source>Give reasons …</source>
        <translation>Begründen …</translation>
    </message>
    <message>
        <source>Give to the block with the midpoint</source>
        <translation>Dem Baustein mit dem Mittelpunkt zuordnen</translation>
    </message>
    <message>
        <source>Gives blocks their residents from points: addresses with a number of residents, or counts of a register, as a layer or as a table with coordinates. Lists of single persons are refused, unless they are to be counted in memory; nothing of them is written but the number in each block.</source>
        <translation>Gibt den Bausteinen Einwohner aus Punkten: Adressen mit Einwohnerzahl oder Auszählungen eines Registers, als Layer oder als Tabelle mit Koordinaten. Listen einzelner Personen werden abgewiesen, es sei denn, sie sollen im Arbeitsspeicher ausgezählt werden; von ihnen wird nur die Zahl je Baustein geschrieben.</translation>
    </message>
    <message>
        <source>Gives blocks their residents from the census grid (CSV, cells of 100 m, 1 km or 10 km). The file of the whole country may be chosen as it is; only the cells around the blocks are kept. Nobody is lost: what lies in no block is said, and so are cells that a border cuts and cells without a number.</source>
        <translation>Gibt den Bausteinen Einwohner aus dem Zensusgitter (CSV, Zellen von 100 m, 1 km oder 10 km). Die Datei für ganz Deutschland kann unverändert gewählt werden; behalten werden nur die Zellen um die Bausteine. Niemand geht verloren: Was in keinem Baustein liegt, wird genannt, ebenso Zellen, die eine Grenze zerschneidet, und Zellen ohne Zahl.</translation>
    </message>
    <message>
        <source>Go back to the state before it</source>
        <translation>Zum Stand davor zurückgehen</translation>
    </message>
    <message>
        <source>Go on with a plan</source>
        <translation>An einem Entwurf weiterarbeiten</translation>
    </message>
    <message>
        <source>Grey (black-and-white print)</source>
        <translation>Grau (Schwarz-Weiß-Druck)</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>Gitterzellen</translation>
    </message>
    <message>
        <source>Grid cells cut by borders of blocks: {n}, with {residents} residents ({percent} % of those in the cells concerned). They were shared by: {method}.</source>
        <translation>Von Grenzen der Bausteine zerschnittene Gitterzellen: {n} mit {residents} Einwohnern ({percent} % der Einwohner aller berührten Zellen). Verteilt wurde nach: {method}.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Groups that must lie together</source>
        <translation>Gruppen, die zusammenliegen müssen</translation>
    </message>
    <message>
        <source>Groups that must lie together and are split</source>
        <translation>Gruppen, die zusammenliegen müssen und getrennt sind</translation>
    </message>
    <message>
        <source>Groups that must lie together and have more residents are listed.</source>
        <translation>Gruppen, die zusammenliegen müssen und mehr Einwohner haben, werden aufgelistet.</translation>
    </message>
    <message>
        <source>Groups that must lie together: {must}. Pairs that must not: {cannot}. Sources of what should: {sources}.</source>
        <translation>Gruppen, die zusammenliegen müssen: {must}. Paare, die es nicht dürfen: {cannot}. Quellen dafür, was zusammenliegen soll: {sources}.</translation>
    </message>
    <message>
        <source>Groups that should lie together</source>
        <translation>Gruppen, die zusammenliegen sollen</translation>
    </message>
    <message>
        <source>Groups: the share of the people of their group with whom residents share a Sozialraum, on average. An Ortsteil cut into equal halves keeps 50 %.</source>
        <translation>Gruppen: Mit welchem Anteil der Menschen ihrer Gruppe die Einwohner im Durchschnitt denselben Sozialraum teilen. Ein in zwei gleiche Hälften geteilter Ortsteil kommt auf 50 %.</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>Hairline gaps and overlaps up to this width still count as a shared border.</source>
        <translation>Haarspalten und Überlappungen bis zu dieser Breite gelten noch als gemeinsame Grenze.</translation>
    </message>
    <message>
        <source>Hairlines of {area} m² were cut off the rest of block “{key}”.</source>
        <translation>Vom Rest des Bausteins „{key}“ wurden Haarstreifen von {area} m² abgeschnitten.</translation>
    </message>
    <message>
        <source>Hatched: blocks in another Sozialraum. The maps move together.</source>
        <translation>Schraffiert: Bausteine, die den Sozialraum wechseln. Beide Karten bewegen sich gemeinsam.</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Header of the column with the key; by default the one that fits best.</source>
        <translation>Überschrift der Spalte mit dem Schlüssel; ohne Angabe die am besten passende.</translation>
    </message>
    <message>
        <source>Header or number of the column; empty lets it be found.</source>
        <translation>Überschrift oder Nummer der Spalte; leer wird sie gesucht.</translation>
    </message>
    <message>
        <source>Headers separated by semicolons; by default all columns with numbers.</source>
        <translation>Überschriften, durch Semikolon getrennt; ohne Angabe alle Spalten mit Zahlen.</translation>
    </message>
    <message>
        <source>Headings between the data were skipped (lines {rows}).</source>
        <translation>Zwischenüberschriften wurden übersprungen (Zeilen {rows}).</translation>
    </message>
    <message>
        <source>Hidden rows were read as well (lines {rows}).</source>
        <translation>Ausgeblendete Zeilen wurden mitgelesen (Zeilen {rows}).</translation>
    </message>
    <message>
        <source>Hides further values (secondary suppression), so that a secret one cannot be found from the total of its municipality, or from two columns where a third is their sum. Other sums of columns are not looked at.</source>
        <translation>Sperrt weitere Werte (Sekundärsperrung), damit sich ein geheimer weder aus der Summe seiner Gemeinde errechnen lässt noch aus zwei Spalten, wenn eine dritte deren Summe ist. Andere Summen von Spalten werden nicht betrachtet.</translation>
    </message>
    <message>
        <source>How different the alternatives are</source>
        <translation>Wie sehr sich die Alternativen unterscheiden</translation>
    </message>
    <message>
        <source>How each indicator is defined and computed</source>
        <translation>Wie jeder Indikator festgelegt und berechnet ist</translation>
    </message>
    <message>
        <source>How far the plan has come; blocks with a field are a draft.</source>
        <translation>Wie weit der Entwurf gediehen ist; Bausteine mit einem Feld gelten als Entwurf.</translation>
    </message>
    <message>
        <source>How good the proposal is</source>
        <translation>Wie gut der Vorschlag ist</translation>
    </message>
    <message>
        <source>How it was computed</source>
        <translation>So wurde gerechnet</translation>
    </message>
    <message>
        <source>How limits are found.</source>
        <translation>Wie die Grenzen gefunden werden.</translation>
    </message>
    <message>
        <source>How long to look for proofs after the search. Small municipalities are often proven to be the best possible within seconds; “thoroughly” may take minutes and sometimes improves the proposal.</source>
        <translation>Wie lange nach der Suche nach Beweisen gesucht wird. Kleine Gemeinden sind oft in Sekunden als bestmöglich nachgewiesen; „gründlich“ kann Minuten dauern und verbessert manchmal den Vorschlag.</translation>
    </message>
    <message>
        <source>How much this source counts against the others, as a whole.</source>
        <translation>Wie viel diese Quelle insgesamt gegenüber den anderen zählt.</translation>
    </message>
    <message>
        <source>How strokes work</source>
        <translation>Wie Striche wirken</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>Wie es weitergeht</translation>
    </message>
    <message>
        <source>How to read the numbers</source>
        <translation>So sind die Zahlen zu lesen</translation>
    </message>
    <message>
        <source>Import a plan</source>
        <translation>Entwurf übernehmen</translation>
    </message>
    <message>
        <source>Import assignment table</source>
        <translation>Zuordnungstabelle importieren</translation>
    </message>
    <message>
        <source>Import assignment table …</source>
        <translation>Zuordnungstabelle importieren …</translation>
    </message>
    <message>
        <source>Import of an assignment</source>
        <translation>Übernahme einer Zuordnung</translation>
    </message>
    <message>
        <source>Import plan of a colleague …</source>
        <translation>Entwurf eines Kollegen übernehmen …</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Übernahmebericht</translation>
    </message>
    <message>
        <source>Import: {moves}</source>
        <translation>Übernahme: {moves}</translation>
    </message>
    <message>
        <source>Imported: {title}</source>
        <translation>Übernommen: {title}</translation>
    </message>
    <message>
        <source>In QGIS the legend of the layer “Alternatives” switches the alternatives on and off. To work on with one of them, open the block layer as a plan and choose its field, such as “sr_b” for alternative B. None of them is the right one: they show what speaks for which borders.</source>
        <translation>In QGIS schaltet die Legende des Layers „Alternativen“ die Alternativen ein und aus. Um mit einer weiterzuarbeiten, öffnen Sie den Bausteinlayer als Entwurf und wählen ihr Feld, etwa „sr_b“ für Alternative B. Keine ist die richtige: Sie zeigen, was für welche Grenzen spricht.</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>In all: errors {errors}, warnings {warnings}, notes {notes}.</source>
        <translation>Insgesamt: Fehler {errors}, Warnungen {warnings}, Hinweise {notes}.</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>In beiden</translation>
    </message>
    <message>
        <source>In column “{column}”, “{example}” can be a number with a decimal dot or with a dot for thousands. Please say which one it is.</source>
        <translation>In der Spalte „{column}“ kann der Punkt in „{example}“ ein Dezimalpunkt oder ein Tausenderpunkt sein. Bitte geben Sie an, was gemeint ist.</translation>
    </message>
    <message>
        <source>In the field “{field}” dots stand for thousands in some numbers and for decimals in others, so that “{example}” may be either. Please write them without dots for thousands.</source>
        <translation>Im Feld „{field}“ trennt der Punkt in manchen Zahlen Tausender und in anderen Nachkommastellen, so dass „{example}“ beides bedeuten kann. Bitte schreiben Sie die Zahlen ohne Tausenderpunkte.</translation>
    </message>
    <message>
        <source>In the field “{field}” of “{layer}” dots were read as dots for thousands, such as “{example}” as {value}. Please check the residents.</source>
        <translation>Im Feld „{field}“ von „{layer}“ wurden Punkte als Tausenderpunkte gelesen, zum Beispiel „{example}“ als {value}. Bitte prüfen Sie die Einwohnerzahlen.</translation>
    </message>
    <message>
        <source>In the layer “{layer}” no field is known as the block key. Please name one of its fields under “Block key”: {fields}.</source>
        <translation>Im Layer „{layer}“ ist kein Feld als Bausteinschlüssel bekannt. Bitte nennen Sie unter „Bausteinschlüssel“ eines seiner Felder: {fields}.</translation>
    </message>
    <message>
        <source>In the layer “{layer}” x and y are exchanged: its coordinates look like {systems} the other way round. Please exchange them with the tool “Swap X and Y coordinates”.</source>
        <translation>Im Layer „{layer}“ sind x und y vertauscht: Andersherum sehen seine Koordinaten aus wie {systems}. Bitte tauschen Sie sie mit dem Werkzeug „X- und Y-Koordinaten vertauschen“.</translation>
    </message>
    <message>
        <source>In the own one, %</source>
        <translation>Im eigenen, %</translation>
    </message>
    <message>
        <source>In the own one: share of residents whose nearest facility lies in their own Sozialraum (K12). Elsewhere mostly: where the nearest one of most others lies.</source>
        <translation>Im eigenen: Anteil der Einwohner, deren nächste Einrichtung im eigenen Sozialraum liegt (K12). Sonst meist in: wo die nächste der meisten übrigen Einwohner liegt.</translation>
    </message>
    <message>
        <source>In {known} of {n} municipalities the proposal is proven to be at most {gap} from the best possible, taken together. For the others no bound within {limit} is known.</source>
        <translation>In {known} von {n} Gemeinden ist der Vorschlag zusammengenommen nachweislich höchstens {gap} vom Bestmöglichen entfernt. Für die übrigen ist keine Schranke innerhalb von {limit} bekannt.</translation>
    </message>
    <message>
        <source>In {known} of {n} municipalities there is proven to be no better proposal. For the others no bound within {limit} is known.</source>
        <translation>In {known} von {n} Gemeinden gibt es nachweislich keinen besseren Vorschlag. Für die übrigen ist keine Schranke innerhalb von {limit} bekannt.</translation>
    </message>
    <message>
        <source>In {n} municipalities all alternatives are the same.</source>
        <translation>In {n} Gemeinden sind alle Alternativen gleich.</translation>
    </message>
    <message>
        <source>In {n} municipality all alternatives are the same.</source>
        <translation>In {n} Gemeinde sind alle Alternativen gleich.</translation>
    </message>
    <message>
        <source>In “{file}” ids and midpoints of the grid cells name different places (for example {example}). Please get the original file; x and y may have been exchanged.</source>
        <translation>In „{file}“ nennen Kennung und Mittelpunkt der Gitterzellen verschiedene Orte (zum Beispiel {example}). Bitte besorgen Sie die Originaldatei; vielleicht wurden x und y vertauscht.</translation>
    </message>
    <message>
        <source>In “{layer}” municipality {key} has different numbers in “{field}”. Please choose a table with one official number for each municipality.</source>
        <translation>In „{layer}“ hat die Gemeinde {key} verschiedene Zahlen im Feld „{field}“. Bitte wählen Sie eine Tabelle mit einer amtlichen Zahl je Gemeinde.</translation>
    </message>
    <message>
        <source>Incomplete values</source>
        <translation>Unvollständige Werte</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indikator</translation>
    </message>
    <message>
        <source>Indicator in plain words, area and date.</source>
        <translation>Indikator in verständlichen Worten, Gebiet und Stichtag.</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indikatoren</translation>
    </message>
    <message>
        <source>Indicators by Sozialraum</source>
        <translation>Indikatoren nach Sozialräumen</translation>
    </message>
    <message>
        <source>Islands</source>
        <translation>Inseln</translation>
    </message>
    <message>
        <source>Islands: blocks without any neighbour</source>
        <translation>Inseln: Bausteine ohne jeden Nachbarn</translation>
    </message>
    <message>
        <source>It is not clear how many residents a point of “{layer}” stands for. Please choose the field with the number, or say that each point is one resident.</source>
        <translation>Es ist nicht klar, für wie viele Einwohner ein Punkt von „{layer}“ steht. Bitte wählen Sie das Feld mit der Zahl oder geben Sie an, dass jeder Punkt ein Einwohner ist.</translation>
    </message>
    <message>
        <source>Its Sozialräume exchange blocks only among each other</source>
        <translation>Ihre Sozialräume tauschen Bausteine nur untereinander</translation>
    </message>
    <message>
        <source>Join indicators</source>
        <translation>Indikatoren zuordnen</translation>
    </message>
    <message>
        <source>Joined columns</source>
        <translation>Zugeordnete Spalten</translation>
    </message>
    <message>
        <source>Joined values</source>
        <translation>Zugeordnete Werte</translation>
    </message>
    <message>
        <source>Joins an official table (Excel or CSV as the office sends it) to blocks, Sozialräume or municipalities by key. Title rows, merged headers, signs such as “*” or “.”, lost leading zeros and totals are understood. A report says what was matched, repaired and left over; nothing is joined silently in part.</source>
        <translation>Ordnet eine amtliche Tabelle (Excel oder CSV, wie sie die Behörde schickt) über den Schlüssel Bausteinen, Sozialräumen oder Gemeinden zu. Titelzeilen, verbundene Tabellenköpfe, Zeichen wie „*“ oder „.“, verlorene führende Nullen und Summenzeilen werden verstanden. Ein Bericht sagt, was zugeordnet, repariert und übrig geblieben ist; nichts wird stillschweigend nur teilweise zugeordnet.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep Ortsteile together</source>
        <translation>Ortsteile zusammenhalten</translation>
    </message>
    <message>
        <source>Keep its blocks: only win others</source>
        <translation>Bestand sichern: nur Bausteine hinzugewinnen</translation>
    </message>
    <message>
        <source>Keep rows by expression</source>
        <translation>Zeilen nach Ausdruck behalten</translation>
    </message>
    <message>
        <source>Keep rows by field</source>
        <translation>Zeilen nach Feld behalten</translation>
    </message>
    <message>
        <source>Keep school catchments together</source>
        <translation>Grundschulbereiche zusammenhalten</translation>
    </message>
    <message>
        <source>Keep together what belongs together</source>
        <translation>Zusammengehöriges zusammenhalten</translation>
    </message>
    <message>
        <source>Keep {n} block won since as well</source>
        <translation>Auch {n} seither gewonnenen Baustein sichern</translation>
    </message>
    <message>
        <source>Keep {n} blocks won since as well</source>
        <translation>Auch {n} seither gewonnene Bausteine sichern</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Eingehalten</translation>
    </message>
    <message>
        <source>Kept together by field</source>
        <translation>Nach Feld zusammengehalten</translation>
    </message>
    <message>
        <source>Kept together: {name}</source>
        <translation>Zusammengehalten: {name}</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key column of the table</source>
        <translation>Schlüsselspalte der Tabelle</translation>
    </message>
    <message>
        <source>Key field</source>
        <translation>Schlüsselfeld</translation>
    </message>
    <message>
        <source>Key figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Key of a block; by default the field “von”.</source>
        <translation>Schlüssel eines Bausteins; ohne Angabe das Feld „von“.</translation>
    </message>
    <message>
        <source>Key of the Sozialraum</source>
        <translation>Schlüssel des Sozialraums</translation>
    </message>
    <message>
        <source>Key of the block</source>
        <translation>Schlüssel des Bausteins</translation>
    </message>
    <message>
        <source>Key of the block in the old layer; empty: the field has the same name.</source>
        <translation>Schlüssel des Bausteins im alten Layer; leer: das Feld heißt wie im neuen.</translation>
    </message>
    <message>
        <source>Key of the block, unique.</source>
        <translation>Eindeutiger Schlüssel des Bausteins.</translation>
    </message>
    <message>
        <source>Key of the municipality.</source>
        <translation>Schlüssel der Gemeinde.</translation>
    </message>
    <message>
        <source>Key of the new block</source>
        <translation>Schlüssel des neuen Bausteins</translation>
    </message>
    <message>
        <source>Key of the old block</source>
        <translation>Schlüssel des alten Bausteins</translation>
    </message>
    <message>
        <source>Key of the other block; by default the field “nach”, if there is one.</source>
        <translation>Schlüssel des anderen Bausteins; ohne Angabe das Feld „nach“, wenn es eines gibt.</translation>
    </message>
    <message>
        <source>Key that table and matrix use</source>
        <translation>Schlüssel in Tabelle und Matrix</translation>
    </message>
    <message>
        <source>Keys of Sozialräume and municipalities are text: leading zeros belong to them.</source>
        <translation>Die Schlüssel der Sozialräume und Gemeinden sind Text: Führende Nullen gehören dazu.</translation>
    </message>
    <message>
        <source>Keys of Sozialräume of the earlier version that must be unchanged, separated by semicolons; an asterisk stands for all.</source>
        <translation>Schlüssel von Sozialräumen der früheren Fassung, die unverändert sein müssen, durch Semikolon getrennt; ein Stern steht für alle.</translation>
    </message>
    <message>
        <source>Keys of Sozialräume put right</source>
        <translation>Reparierte Schlüssel von Sozialräumen</translation>
    </message>
    <message>
        <source>Keys of Sozialräume that neither give nor take blocks, separated by semicolons. Locks of a plan file count as well.</source>
        <translation>Schlüssel von Sozialräumen, die keine Bausteine abgeben oder aufnehmen, durch Semikolon getrennt. Sperren einer Entwurfsdatei gelten ebenfalls.</translation>
    </message>
    <message>
        <source>Keys of blocks put right</source>
        <translation>Reparierte Schlüssel von Bausteinen</translation>
    </message>
    <message>
        <source>Keys of existing Sozialräume that stay unchanged, separated by semicolons.</source>
        <translation>Schlüssel bestehender Sozialräume, die unverändert bleiben, durch Semikolon getrennt.</translation>
    </message>
    <message>
        <source>Keys of existing Sozialräume that stay unchanged, separated by semicolons; an asterisk locks all of them.</source>
        <translation>Schlüssel bestehender Sozialräume, die unverändert bleiben, durch Semikolon getrennt; ein Stern legt alle fest.</translation>
    </message>
    <message>
        <source>Keys of “{layer}” occur in other layers as well ({keys}); all block keys of this layer now begin with “{prefix}”.</source>
        <translation>Schlüssel aus „{layer}“ kommen auch in anderen Layern vor ({keys}); alle Bausteinschlüssel dieses Layers beginnen jetzt mit „{prefix}“.</translation>
    </message>
    <message>
        <source>Keys on the map</source>
        <translation>Tasten auf der Karte</translation>
    </message>
    <message>
        <source>Keys put right</source>
        <translation>Reparierte Schlüssel</translation>
    </message>
    <message>
        <source>Keys put right: {n} ({keys}).</source>
        <translation>Reparierte Schlüssel: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Keys repaired</source>
        <translation>Reparierte Schlüssel</translation>
    </message>
    <message>
        <source>Keys such as “KR 3” become 05358028-03, which stays text in Excel and tells the municipality; the old key stays as label or name.</source>
        <translation>Aus Schlüsseln wie „KR 3“ wird 05358028-03; das bleibt in Excel Text und nennt die Gemeinde. Der alte Schlüssel bleibt als Kürzel oder Name.</translation>
    </message>
    <message>
        <source>Keys that several features share ({n}): {list}.</source>
        <translation>Schlüssel, die mehrere Objekte gemeinsam haben ({n}): {list}.</translation>
    </message>
    <message>
        <source>Keys with repeated identical rows, counted once ({n}): {list}.</source>
        <translation>Schlüssel mit gleichen, mehrfach vorhandenen Zeilen, einmal gezählt ({n}): {list}.</translation>
    </message>
    <message>
        <source>Keys: + and − for the brush, ? shows all keys.</source>
        <translation>Tasten: + und − für den Pinsel, ? zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of block</source>
        <translation>Art des Bausteins</translation>
    </message>
    <message>
        <source>Kind of block for each layer</source>
        <translation>Art der Bausteine je Layer</translation>
    </message>
    <message>
        <source>Kind of repair</source>
        <translation>Art der Reparatur</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Label, name</source>
        <translation>Kürzel, Name</translation>
    </message>
    <message>
        <source>Labels of more than {longest} characters are cut on the map: {n} ({labels}). Please shorten them by “Rename”.</source>
        <translation>Kürzel mit mehr als {longest} Zeichen werden in der Karte abgeschnitten: {n} ({labels}). Bitte kürzen Sie sie über „Umbenennen“.</translation>
    </message>
    <message>
        <source>Lakes</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Largest Sozialraum (residents)</source>
        <translation>Größter Sozialraum (Einwohner)</translation>
    </message>
    <message>
        <source>Largest angle to the barrier (degrees)</source>
        <translation>Größter Winkel zur Barriere (Grad)</translation>
    </message>
    <message>
        <source>Largest deviation from the mean</source>
        <translation>Größte Abweichung vom Mittel</translation>
    </message>
    <message>
        <source>Largest deviation from the mean (%)</source>
        <translation>Größte Abweichung vom Mittel (%)</translation>
    </message>
    <message>
        <source>Largest deviation from the mean (percent)</source>
        <translation>Größte Abweichung vom Mittel (Prozent)</translation>
    </message>
    <message>
        <source>Largest number of residents</source>
        <translation>Höchste Einwohnerzahl</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layer of Sozialräume</source>
        <translation>Layer der Sozialräume</translation>
    </message>
    <message>
        <source>Layer with areas</source>
        <translation>Layer mit Gebieten</translation>
    </message>
    <message>
        <source>Layer with facilities</source>
        <translation>Layer mit Einrichtungen</translation>
    </message>
    <message>
        <source>Layer with points</source>
        <translation>Layer mit Punkten</translation>
    </message>
    <message>
        <source>Layer with the outlines, with the same key field; without it they are dissolved from the blocks.</source>
        <translation>Layer mit den Umrissen und demselben Schlüsselfeld; ohne ihn werden sie aus den Bausteinen gebildet.</translation>
    </message>
    <message>
        <source>Layer: key of the Sozialraum</source>
        <translation>Layer: Schlüssel des Sozialraums</translation>
    </message>
    <message>
        <source>Layer: label</source>
        <translation>Layer: Kürzel</translation>
    </message>
    <message>
        <source>Layer: name</source>
        <translation>Layer: Name</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>Leer lassen</translation>
    </message>
    <message>
        <source>Leave out from covered share (percent)</source>
        <translation>Auslassen ab bedecktem Anteil (Prozent)</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Less than half of 1 in the last digit shown, but more than nothing</source>
        <translation>Weniger als die Hälfte von 1 in der letzten besetzten Stelle, jedoch mehr als nichts</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Licence line of the base map</source>
        <translation>Lizenzvermerk der Kartengrundlage</translation>
    </message>
    <message>
        <source>Likeness inside the Sozialräume</source>
        <translation>Ähnlichkeit im Inneren der Sozialräume</translation>
    </message>
    <message>
        <source>Limited value, since the number is statistically uncertain</source>
        <translation>Aussagewert eingeschränkt, da der Zahlenwert statistisch unsicher ist</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line in the file</source>
        <translation>Zeile der Datei</translation>
    </message>
    <message>
        <source>Line {line} names neither blocks nor an Ortsteil.</source>
        <translation>Zeile {line} nennt weder Bausteine noch einen Ortsteil.</translation>
    </message>
    <message>
        <source>Line {line} names no new key (“nach_sr”), label (“sr_kurz”) or name (“sr_name”).</source>
        <translation>Zeile {line} nennt weder einen neuen Schlüssel („nach_sr“) noch ein Kürzel („sr_kurz“) oder einen Namen („sr_name“).</translation>
    </message>
    <message>
        <source>Line {line}: a step creates, splits, merges or locks once only. Please give this row a number of its own in “nr”, or none.</source>
        <translation>Zeile {line}: Ein Schritt kann nur einmal anlegen, teilen, vereinigen oder sperren. Bitte geben Sie dieser Zeile in „nr“ eine eigene Nummer oder keine.</translation>
    </message>
    <message>
        <source>Line {line}: all blocks lie in {region} already.</source>
        <translation>Zeile {line}: Alle Bausteine liegen schon in {region}.</translation>
    </message>
    <message>
        <source>Line {line}: an outer border that is frozen holds the blocks {keys} where they are.</source>
        <translation>Zeile {line}: Eine gesperrte Außengrenze hält die Bausteine {keys}, wo sie sind.</translation>
    </message>
    <message>
        <source>Line {line}: blocks of {region} were cut off from the rest of it: {n} ({keys}).</source>
        <translation>Zeile {line}: Bausteine von {region} wurden vom Rest abgeschnitten: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Line {line}: blocks of {region} would be cut off from the rest of it: {n} ({keys}). The change was not made.</source>
        <translation>Zeile {line}: Bausteine von {region} würden vom Rest abgeschnitten: {n} ({keys}). Die Änderung wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Line {line}: blocks that nothing connects with {region}: {n} ({keys}).</source>
        <translation>Zeile {line}: Bausteine, die nichts mit {region} verbindet: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Line {line}: blocks that nothing would connect with {region}: {n} ({keys}). The change was not made.</source>
        <translation>Zeile {line}: Bausteine, die nichts mit {region} verbinden würde: {n} ({keys}). Die Änderung wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Line {line}: it is not said where the new Sozialraum lies. Please enter its key in “nach_sr”, or the municipality in “kommune_ags”.</source>
        <translation>Zeile {line}: Es fehlt, wo der neue Sozialraum liegt. Bitte tragen Sie seinen Schlüssel in „nach_sr“ ein oder die Gemeinde in „kommune_ags“.</translation>
    </message>
    <message>
        <source>Line {line}: it is not said which Sozialraum the blocks go to.</source>
        <translation>Zeile {line}: Es fehlt, in welchen Sozialraum die Bausteine wechseln.</translation>
    </message>
    <message>
        <source>Line {line}: it is not said which Sozialraum this is about. Please enter its key in “von_sr”.</source>
        <translation>Zeile {line}: Es fehlt, um welchen Sozialraum es geht. Bitte tragen Sie seinen Schlüssel in „von_sr“ ein.</translation>
    </message>
    <message>
        <source>Line {line}: no block has the key {keys}, or several may be meant.</source>
        <translation>Zeile {line}: Den Schlüssel {keys} hat kein Baustein, oder mehrere können gemeint sein.</translation>
    </message>
    <message>
        <source>Line {line}: no block lies in a municipality with the key {municipality}.</source>
        <translation>Zeile {line}: In einer Gemeinde mit dem Schlüssel {municipality} liegt kein Baustein.</translation>
    </message>
    <message>
        <source>Line {line}: no block lies in the Ortsteil “{place}”.</source>
        <translation>Zeile {line}: Im Ortsteil „{place}“ liegt kein Baustein.</translation>
    </message>
    <message>
        <source>Line {line}: several Sozialräume have the key “{region}”. Please renumber them first.</source>
        <translation>Zeile {line}: Mehrere Sozialräume haben den Schlüssel „{region}“. Bitte nummerieren Sie sie zuerst um.</translation>
    </message>
    <message>
        <source>Line {line}: the Sozialraum of the blocks {keys} is frozen and gives none.</source>
        <translation>Zeile {line}: Der Sozialraum der Bausteine {keys} ist gesperrt und gibt keine ab.</translation>
    </message>
    <message>
        <source>Line {line}: the blocks named are not those of {region}. To merge it, leave “bausteine” blank or name all of them.</source>
        <translation>Zeile {line}: Die genannten Bausteine sind nicht die von {region}. Um ihn zu vereinigen, lassen Sie „bausteine“ leer oder nennen Sie alle.</translation>
    </message>
    <message>
        <source>Line {line}: the blocks {keys} are locked and stay where they are.</source>
        <translation>Zeile {line}: Die Bausteine {keys} sind gesperrt und bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Line {line}: the blocks {keys} do not lie in {region}.</source>
        <translation>Zeile {line}: Die Bausteine {keys} liegen nicht in {region}.</translation>
    </message>
    <message>
        <source>Line {line}: the change is marked as “verworfen” and was left out.</source>
        <translation>Zeile {line}: Die Änderung ist als „verworfen“ gekennzeichnet und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Line {line}: the change was made, but lacks a reason of at least 10 characters.</source>
        <translation>Zeile {line}: Die Änderung wurde ausgeführt, aber es fehlt eine Begründung von mindestens 10 Zeichen.</translation>
    </message>
    <message>
        <source>Line {line}: the step sends the blocks {keys} to two Sozialräume at once.</source>
        <translation>Zeile {line}: Der Schritt ordnet die Bausteine {keys} zwei Sozialräumen zugleich zu.</translation>
    </message>
    <message>
        <source>Line {line}: there are several Ortsteile “{place}”. Please add the column “kommune_ags”.</source>
        <translation>Zeile {line}: Es gibt mehrere Ortsteile „{place}“. Bitte ergänzen Sie die Spalte „kommune_ags“.</translation>
    </message>
    <message>
        <source>Line {line}: there is no Sozialraum “{region}”. Keys count as they are after the rows above.</source>
        <translation>Zeile {line}: Einen Sozialraum „{region}“ gibt es nicht. Es gelten die Schlüssel, wie sie nach den Zeilen davor lauten.</translation>
    </message>
    <message>
        <source>Line {line}: there is nothing to change; all is so already.</source>
        <translation>Zeile {line}: Es gibt nichts zu ändern; alles ist schon so.</translation>
    </message>
    <message>
        <source>Line {line}: {region} is frozen and takes no blocks ({keys}).</source>
        <translation>Zeile {line}: {region} ist gesperrt und nimmt keine Bausteine auf ({keys}).</translation>
    </message>
    <message>
        <source>Line {line}: {region} lies in another municipality than the blocks {keys}.</source>
        <translation>Zeile {line}: {region} liegt in einer anderen Gemeinde als die Bausteine {keys}.</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>Zeile {line}: {why}</translation>
    </message>
    <message>
        <source>Line {line}: “{criterion}” is no criterion of the catalogue (K01 to K18).</source>
        <translation>Zeile {line}: „{criterion}“ ist kein Kriterium des Katalogs (K01 bis K18).</translation>
    </message>
    <message>
        <source>Line {line}: “{kind}” is no kind of change. There are: {kinds}.</source>
        <translation>Zeile {line}: „{kind}“ ist keine Art von Änderung. Möglich sind: {kinds}.</translation>
    </message>
    <message>
        <source>Line {row} holds a second, different figure for key “{key}” in “{column}”. Please correct the file.</source>
        <translation>Zeile {row} enthält für den Schlüssel „{key}“ einen zweiten, abweichenden Wert in „{column}“. Bitte berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>Line {row} holds column numbers and was skipped.</source>
        <translation>Zeile {row} enthält Spaltennummern und wurde übersprungen.</translation>
    </message>
    <message>
        <source>Lines between neighbouring blocks with the length of their shared border, to look at on the map.</source>
        <translation>Linien zwischen benachbarten Bausteinen mit der Länge der gemeinsamen Grenze, zum Ansehen auf der Karte.</translation>
    </message>
    <message>
        <source>Lines between the points of linked blocks, for looking at.</source>
        <translation>Linien zwischen den Punkten verknüpfter Bausteine, zum Ansehen.</translation>
    </message>
    <message>
        <source>Lines drawn for each source</source>
        <translation>Gezeichnete Linien je Quelle</translation>
    </message>
    <message>
        <source>Lines from block to block: open, weakened, cut, reopened, bridged.</source>
        <translation>Linien von Baustein zu Baustein: frei, geschwächt, getrennt, mit Querung, Brücke.</translation>
    </message>
    <message>
        <source>Lines or polygons such as main roads. Blocks beside them stay neighbours.</source>
        <translation>Linien oder Flächen, zum Beispiel Hauptstraßen. Bausteine zu beiden Seiten bleiben benachbart.</translation>
    </message>
    <message>
        <source>Lines or polygons: rivers, motorways, railways, open-cast mines.</source>
        <translation>Linien oder Flächen: Flüsse, Autobahnen, Bahnstrecken, Tagebaue.</translation>
    </message>
    <message>
        <source>Lines that start in one block and end in another.</source>
        <translation>Linien, die in einem Baustein beginnen und in einem anderen enden.</translation>
    </message>
    <message>
        <source>Lines to the nearest facility</source>
        <translation>Linien zur nächsten Einrichtung</translation>
    </message>
    <message>
        <source>Link blocks that belong together</source>
        <translation>Zusammengehörigkeit festlegen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verknüpfungen</translation>
    </message>
    <message>
        <source>Links as lines</source>
        <translation>Verknüpfungen als Linien</translation>
    </message>
    <message>
        <source>Links kept: {source}</source>
        <translation>Zusammengehöriges gewahrt: {source}</translation>
    </message>
    <message>
        <source>List of changes</source>
        <translation>Änderungsliste</translation>
    </message>
    <message>
        <source>Little change</source>
        <translation>Wenig Veränderung</translation>
    </message>
    <message>
        <source>Load the demo county</source>
        <translation>Demo-Landkreis laden</translation>
    </message>
    <message>
        <source>Lock the outer border of {municipality}</source>
        <translation>Außengrenze von {municipality} sperren</translation>
    </message>
    <message>
        <source>Lock: neither give nor take blocks</source>
        <translation>Sperren: weder abgeben noch aufnehmen</translation>
    </message>
    <message>
        <source>Lock: {blocks} of {region}</source>
        <translation>Bestand gesichert: {region}, {blocks}</translation>
    </message>
    <message>
        <source>Lock: {what}</source>
        <translation>Sperre: {what}</translation>
    </message>
    <message>
        <source>Locked Sozialräume</source>
        <translation>Festgelegte Sozialräume</translation>
    </message>
    <message>
        <source>Locked blocks</source>
        <translation>Festgelegte Bausteine</translation>
    </message>
    <message>
        <source>Locked: no block comes in or goes out.</source>
        <translation>Gesperrt: Kein Baustein kommt hinzu oder geht ab.</translation>
    </message>
    <message>
        <source>Locked: {blocks} of {region}.</source>
        <translation>Gesperrt: {blocks} von {region}.</translation>
    </message>
    <message>
        <source>Locks and borders leave no block that {region} could exchange with its neighbours.</source>
        <translation>Sperren und Gemeindegrenzen lassen keinen Baustein übrig, den {region} mit seinen Nachbarn tauschen könnte.</translation>
    </message>
    <message>
        <source>Log of decisions</source>
        <translation>Entscheidungsprotokoll</translation>
    </message>
    <message>
        <source>Logo or coat of arms</source>
        <translation>Logo oder Wappen</translation>
    </message>
    <message>
        <source>Loose ends</source>
        <translation>Offene Fälle</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Lower limit: residents of a Sozialraum at least; 0 is no limit</source>
        <translation>Untergrenze: so viele Einwohner soll ein Sozialraum mindestens haben; 0 heißt keine</translation>
    </message>
    <message>
        <source>Made on:</source>
        <translation>Datum:</translation>
    </message>
    <message>
        <source>Make a variant</source>
        <translation>Variante anlegen</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Many undivided Ortsteile</source>
        <translation>Viele ungeteilte Ortsteile</translation>
    </message>
    <message>
        <source>Map (PDF)</source>
        <translation>Karte (PDF)</translation>
    </message>
    <message>
        <source>Match report</source>
        <translation>Zuordnungsbericht</translation>
    </message>
    <message>
        <source>Match report: {table}</source>
        <translation>Zuordnungsbericht: {table}</translation>
    </message>
    <message>
        <source>Matched by</source>
        <translation>Zugeordnet über</translation>
    </message>
    <message>
        <source>Matrix: weight</source>
        <translation>Matrix: Gewicht</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Maximum of residents</source>
        <translation>Obergrenze der Einwohner</translation>
    </message>
    <message>
        <source>Mean deviation from the mean size in the municipality</source>
        <translation>Mittlere Abweichung von der Durchschnittsgröße in der Gemeinde</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Gemeint</translation>
    </message>
    <message>
        <source>Median Sozialraum (residents)</source>
        <translation>Mittlerer Sozialraum (Median, Einwohner)</translation>
    </message>
    <message>
        <source>Merge block layers</source>
        <translation>Bausteinlayer zusammenführen</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>Vereinigen mit</translation>
    </message>
    <message>
        <source>Merged blocks</source>
        <translation>Zusammengeführte Bausteine</translation>
    </message>
    <message>
        <source>Middle course</source>
        <translation>Mittelweg</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Untergrenze</translation>
    </message>
    <message>
        <source>Minimum and target must be positive numbers of residents.</source>
        <translation>Untergrenze und Zielgröße müssen positive Einwohnerzahlen sein.</translation>
    </message>
    <message>
        <source>Minimum for index values</source>
        <translation>Mindestgröße für Indexwerte</translation>
    </message>
    <message>
        <source>Minimum of residents</source>
        <translation>Untergrenze der Einwohner</translation>
    </message>
    <message>
        <source>Minus those of the blocks on top (estimated)</source>
        <translation>Minus die der Bausteine darauf (geschätzt)</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More Sozialräume are proven to be impossible with this minimum.</source>
        <translation>Mehr Sozialräume lässt diese Untergrenze nachweislich nicht zu.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move a border</source>
        <translation>Grenze verschieben</translation>
    </message>
    <message>
        <source>Move all blocks in a drawn shape</source>
        <translation>Alle Bausteine in einer gezeichneten Fläche verschieben</translation>
    </message>
    <message>
        <source>Move all blocks in a rectangle</source>
        <translation>Alle Bausteine in einem Rechteck verschieben</translation>
    </message>
    <message>
        <source>Move blocks</source>
        <translation>Bausteine verschieben</translation>
    </message>
    <message>
        <source>Move blocks in a loop</source>
        <translation>Bausteine mit dem Lasso verschieben</translation>
    </message>
    <message>
        <source>Move blocks in a rectangle</source>
        <translation>Bausteine im Rechteck verschieben</translation>
    </message>
    <message>
        <source>Move blocks to a Sozialraum</source>
        <translation>Bausteine in einen Sozialraum verschieben</translation>
    </message>
    <message>
        <source>Moved blocks whose residents are unknown: {n}.</source>
        <translation>Wechselnde Bausteine, deren Einwohnerzahl unbekannt ist: {n}.</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Gemeinden</translation>
    </message>
    <message>
        <source>Municipalities or parts of them that were divided on their own: {n}. Proven to be the best possible: {proven}. With a bound within {limit}: {known}.</source>
        <translation>Für sich aufgeteilte Gemeinden oder Gemeindeteile: {n}. Davon nachweislich bestmöglich: {proven}. Mit einer Schranke innerhalb von {limit}: {known}.</translation>
    </message>
    <message>
        <source>Municipalities without an official number of residents: {n} ({names}).</source>
        <translation>Gemeinden ohne amtliche Einwohnerzahl: {n} ({names}).</translation>
    </message>
    <message>
        <source>Municipalities: field with the key</source>
        <translation>Gemeinden: Feld mit dem Schlüssel</translation>
    </message>
    <message>
        <source>Municipalities: field with the name</source>
        <translation>Gemeinden: Feld mit dem Namen</translation>
    </message>
    <message>
        <source>Municipalities: field with the residents</source>
        <translation>Gemeinden: Feld mit der Einwohnerzahl</translation>
    </message>
    <message>
        <source>Municipalities: {municipalities}, Sozialräume: {regions}, blocks: {blocks}.</source>
        <translation>Gemeinden: {municipalities}, Sozialräume: {regions}, Bausteine: {blocks}.</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Gemeinde</translation>
    </message>
    <message>
        <source>Municipality (AGS)</source>
        <translation>Gemeinde (AGS)</translation>
    </message>
    <message>
        <source>Municipality from the block key</source>
        <translation>Gemeinde aus dem Bausteinschlüssel</translation>
    </message>
    <message>
        <source>Municipality key</source>
        <translation>Gemeindeschlüssel</translation>
    </message>
    <message>
        <source>Municipality key (AGS)</source>
        <translation>Gemeindeschlüssel (AGS)</translation>
    </message>
    <message>
        <source>N  B</source>
        <translation>N  B</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name field</source>
        <translation>Namensfeld</translation>
    </message>
    <message>
        <source>Name of the Sozialraum</source>
        <translation>Name des Sozialraums</translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation>Name des Bausteins</translation>
    </message>
    <message>
        <source>Name of the municipality</source>
        <translation>Name der Gemeinde</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Name der Quelle</translation>
    </message>
    <message>
        <source>Names differ behind the same key, please check the territorial status ({n}): {list}.</source>
        <translation>Abweichende Namen bei gleichem Schlüssel, bitte den Gebietsstand prüfen ({n}): {list}.</translation>
    </message>
    <message>
        <source>Names of fields, separated by semicolons, such as “BLOCK_NR; OT_ID”; each layer uses the first that it has. Usual names are found without this.</source>
        <translation>Namen von Feldern, durch Semikolon getrennt, zum Beispiel „BLOCK_NR; OT_ID“; jeder Layer nimmt das erste, das er hat. Übliche Namen werden auch ohne Angabe gefunden.</translation>
    </message>
    <message>
        <source>Names of municipalities</source>
        <translation>Namen der Gemeinden</translation>
    </message>
    <message>
        <source>Names or keys, separated by semicolons; everything else stays as it is. To delineate single blocks anew, select them on the map and tick “Selected features only” beside the blocks: the others stay, and their borders count.</source>
        <translation>Namen oder Schlüssel, durch Semikolon getrennt; alles andere bleibt, wie es ist. Um einzelne Bausteine neu abzugrenzen, wählen Sie diese auf der Karte aus und kreuzen bei den Bausteinen „Nur gewählte Objekte“ an: Die übrigen bleiben, und ihre Grenzen zählen mit.</translation>
    </message>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Natürliche Klassengrenzen (Jenks)</translation>
    </message>
    <message>
        <source>Nearest facility</source>
        <translation>Nächste Einrichtung</translation>
    </message>
    <message>
        <source>Needs the field with existing Sozialräume; their number stays.</source>
        <translation>Braucht das Feld mit bestehenden Sozialräumen; deren Anzahl bleibt.</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <source>Neighbourhood of the blocks “{layer}”</source>
        <translation>Nachbarschaft der Bausteine „{layer}“</translation>
    </message>
    <message>
        <source>Neighbours of a block on average</source>
        <translation>Nachbarn eines Bausteins im Mittel</translation>
    </message>
    <message>
        <source>New Sozialraum</source>
        <translation>Neuer Sozialraum</translation>
    </message>
    <message>
        <source>New Sozialraum {region}</source>
        <translation>Neuer Sozialraum {region}</translation>
    </message>
    <message>
        <source>New blocks that were made of several old ones: {n} ({keys}).</source>
        <translation>Neue Bausteine, die aus mehreren alten entstanden sind: {n} ({keys}).</translation>
    </message>
    <message>
        <source>New blocks without an old one and without a neighbour went to {region}, the nearest: {n} ({keys}). Please check, or draw a bridge.</source>
        <translation>Neue Bausteine ohne Vorgänger und ohne Nachbarn kamen zum nächstgelegenen Sozialraum {region}: {n} ({keys}). Bitte prüfen oder eine Brücke zeichnen.</translation>
    </message>
    <message>
        <source>New blocks without an old one went to {region}, with which they share most border: {n} ({keys}). Please check.</source>
        <translation>Neue Bausteine ohne Vorgänger kamen zu {region}, mit dem sie die längste Grenze teilen: {n} ({keys}). Bitte prüfen.</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Kürzel</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Neuer Entwurf</translation>
    </message>
    <message>
        <source>New plan from blocks</source>
        <translation>Neuer Entwurf aus Bausteinen</translation>
    </message>
    <message>
        <source>New plan …</source>
        <translation>Neuer Entwurf …</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>Neuer Titel</translation>
    </message>
    <message>
        <source>New: {new} residents, remaining: {rest} residents</source>
        <translation>Neu: {new} Einwohner, verbleibend: {rest} Einwohner</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächstes Prüfergebnis</translation>
    </message>
    <message>
        <source>No Sozialraum falls below it. Official small-area data ask for 1,000.</source>
        <translation>Kein Sozialraum liegt darunter. Kleinräumige Arbeitsmarktdaten verlangen 1.000.</translation>
    </message>
    <message>
        <source>No Sozialraum has an area that can be drawn. Please check the layer with the Sozialräume.</source>
        <translation>Kein Sozialraum hat eine Fläche, die gezeichnet werden kann. Bitte prüfen Sie den Layer mit den Sozialräumen.</translation>
    </message>
    <message>
        <source>No Sozialraum holds blocks with different entries, such as districts of a town.</source>
        <translation>Kein Sozialraum enthält Bausteine mit verschiedenen Einträgen, etwa mehrere Stadtbezirke.</translation>
    </message>
    <message>
        <source>No Sozialraum rises above it; may be empty.</source>
        <translation>Kein Sozialraum überschreitet diese Zahl; darf leer bleiben.</translation>
    </message>
    <message>
        <source>No Sozialräume here yet.</source>
        <translation>Hier gibt es noch keine Sozialräume.</translation>
    </message>
    <message>
        <source>No address of “{layer}” lies in any block. Please check the coordinate reference system of the layer.</source>
        <translation>Keine Adresse von „{layer}“ liegt in einem Baustein. Bitte prüfen Sie das Koordinatenbezugssystem des Layers.</translation>
    </message>
    <message>
        <source>No assignment yet?</source>
        <translation>Noch keine Zuordnung?</translation>
    </message>
    <message>
        <source>No block belongs to a municipality “{name}”. Please write names or keys as in the blocks, such as {examples}.</source>
        <translation>Kein Baustein gehört zu einer Gemeinde „{name}“. Bitte schreiben Sie Namen oder Schlüssel wie in den Bausteinen, etwa {examples}.</translation>
    </message>
    <message>
        <source>No block gets a Sozialraum from “{source}”. Please check whether it belongs to these blocks, and which column or field names the Sozialraum.</source>
        <translation>Durch „{source}“ bekommt kein Baustein einen Sozialraum. Bitte prüfen Sie, ob die Quelle zu diesen Bausteinen gehört und welche Spalte oder welches Feld den Sozialraum nennt.</translation>
    </message>
    <message>
        <source>No block is left to be delineated: all are locked or not chosen. Please unlock some, or choose other municipalities or blocks.</source>
        <translation>Es bleibt kein Baustein abzugrenzen: Alle sind festgelegt oder nicht ausgewählt. Bitte geben Sie einige frei, oder wählen Sie andere Gemeinden oder Bausteine.</translation>
    </message>
    <message>
        <source>No block lies in another Sozialraum.</source>
        <translation>Kein Baustein liegt in einem anderen Sozialraum.</translation>
    </message>
    <message>
        <source>No block lies within {distance} m of a road. Please check the road layer or raise the distance.</source>
        <translation>Kein Baustein liegt höchstens {distance} m von einer Straße entfernt. Bitte prüfen Sie den Straßenlayer oder erhöhen Sie die Entfernung.</translation>
    </message>
    <message>
        <source>No block of the layer “{layer}” belongs to a municipality. Please check whether the outlines of the municipalities cover the blocks, or choose another field.</source>
        <translation>Kein Baustein des Layers „{layer}“ gehört zu einer Gemeinde. Bitte prüfen Sie, ob die Gemeindeflächen die Bausteine bedecken, oder wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
        <source>No block with a value.</source>
        <translation>Kein Baustein mit einem Wert.</translation>
    </message>
    <message>
        <source>No border and no bridge connects the parts of {region}. Please draw a bridge, or declare that the separate part is intended.</source>
        <translation>Keine Grenze und keine Brücke verbindet die Teile von {region}. Bitte legen Sie eine Brücke an oder erklären Sie, dass der getrennte Teil beabsichtigt ist.</translation>
    </message>
    <message>
        <source>No border between blocks runs along the layer “{layer}” within {distance} m; please check its place or choose a larger distance.</source>
        <translation>Im Abstand von {distance} m läuft keine Grenze zwischen Bausteinen am Layer „{layer}“ entlang; bitte prüfen Sie seine Lage oder wählen Sie einen größeren Abstand.</translation>
    </message>
    <message>
        <source>No border connects these blocks with the rest of {name}: {keys} ({residents} residents).</source>
        <translation>Keine Grenze verbindet diese Bausteine mit dem übrigen Gebiet von {name}: {keys} ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>No border connects {keys} ({residents} residents) with the municipality; the nearest block {nearest} decides on the Sozialraum.</source>
        <translation>Keine Grenze verbindet {keys} ({residents} Einwohner) mit der übrigen Gemeinde; der nächstgelegene Baustein {nearest} bestimmt den Sozialraum.</translation>
    </message>
    <message>
        <source>No bound within {limit} is known: how far the proposal as a whole is from the best possible one cannot be said.</source>
        <translation>Keine Schranke innerhalb von {limit} bekannt: Wie weit der Vorschlag als Ganzes vom Bestmöglichen entfernt ist, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>No building of “{layer}” stands on a cell that is cut by a border. Please check its coordinate reference system, or share the cells by area.</source>
        <translation>Kein Gebäude von „{layer}“ steht auf einer zerschnittenen Zelle. Bitte prüfen Sie das Koordinatenbezugssystem des Layers oder verteilen Sie die Zellen nach der Fläche.</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message>
        <source>No column of “{source}” holds keys of the blocks. It says “{example}”, the blocks are called {keys}. Please check whether file and blocks belong together.</source>
        <translation>Keine Spalte von „{source}“ enthält Schlüssel der Bausteine. Dort steht „{example}“, die Bausteine heißen {keys}. Bitte prüfen Sie, ob Datei und Bausteine zusammengehören.</translation>
    </message>
    <message>
        <source>No column with numbers was found besides key and name. The columns are: {columns}. Please name the columns with values.</source>
        <translation>Außer Schlüssel und Name wurde keine Spalte mit Zahlen gefunden. Vorhanden sind: {columns}. Bitte geben Sie die Wertspalten an.</translation>
    </message>
    <message>
        <source>No columns with coordinates were recognised in “{layer}”. Please name the columns with x and y; there are: {fields}.</source>
        <translation>In „{layer}“ wurden keine Spalten mit Koordinaten erkannt. Bitte nennen Sie die Spalten mit x und y; vorhanden sind: {fields}.</translation>
    </message>
    <message>
        <source>No exchange moves fewer residents.</source>
        <translation>Mit weniger Einwohnern geht es nicht.</translation>
    </message>
    <message>
        <source>No exchange was found that mends {region} and keeps all limits around it. Please move some blocks by hand and ask again.</source>
        <translation>Es wurde kein Tausch gefunden, der {region} in Ordnung bringt und ringsum alle Grenzwerte einhält. Bitte verschieben Sie einige Bausteine von Hand und fragen Sie erneut.</translation>
    </message>
    <message>
        <source>No exchange with the Sozialräume around {region} keeps all limits. Please change the limits, take off locks, or merge it with a neighbour.</source>
        <translation>Kein Tausch mit den Sozialräumen um {region} hält alle Grenzwerte ein. Bitte ändern Sie die Grenzwerte, heben Sie Sperren auf oder legen Sie {region} mit einem Nachbarn zusammen.</translation>
    </message>
    <message>
        <source>No feature of the layer “{layer}” has a polygon. Please choose the layer with the geometries, or repair the data source.</source>
        <translation>Kein Objekt des Layers „{layer}“ hat eine Fläche. Bitte wählen Sie den Layer mit den Geometrien oder reparieren Sie die Datenquelle.</translation>
    </message>
    <message>
        <source>No feature of the layer “{layer}” has both an outline and a key in the field “{field}”. Please choose the layer with the outlines of the municipalities.</source>
        <translation>Kein Objekt des Layers „{layer}“ hat einen Umriss und einen Schlüssel im Feld „{field}“. Bitte wählen Sie den Layer mit den Umrissen der Gemeinden.</translation>
    </message>
    <message>
        <source>No feature of “{layer}” belongs to a Sozialraum: the field “{field}” is empty. Please delineate Sozialräume first.</source>
        <translation>Kein Objekt von „{layer}“ gehört zu einem Sozialraum: Das Feld „{field}“ ist leer. Bitte grenzen Sie zuerst Sozialräume ab.</translation>
    </message>
    <message>
        <source>No figure, since the number is not reliable enough</source>
        <translation>Keine Angabe, da der Zahlenwert nicht sicher genug ist</translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation>Keine Beanstandungen.</translation>
    </message>
    <message>
        <source>No journal can be written in this folder. Please save the plan elsewhere before you work on it.</source>
        <translation>In diesem Ordner lässt sich kein Journal schreiben. Bitte speichern Sie den Entwurf an einem anderen Ort, bevor Sie daran arbeiten.</translation>
    </message>
    <message>
        <source>No layer was chosen. Please choose the polygon layers that are to be merged.</source>
        <translation>Es wurde kein Layer gewählt. Bitte wählen Sie die Polygonlayer, die zusammengeführt werden sollen.</translation>
    </message>
    <message>
        <source>No limits were asked for.</source>
        <translation>Es waren keine Grenzen verlangt.</translation>
    </message>
    <message>
        <source>No municipality of the blocks occurs in “{layer}”. Please choose the field with the municipality key (AGS) instead of “{field}”.</source>
        <translation>Keine Gemeinde der Bausteine kommt in „{layer}“ vor. Bitte wählen Sie statt „{field}“ das Feld mit dem Gemeindeschlüssel (AGS).</translation>
    </message>
    <message>
        <source>No residents are known; blocks count in the affinity of groups by their area.</source>
        <translation>Einwohnerzahlen sind nicht bekannt; bei den Gruppen zählen die Bausteine nach ihrer Fläche.</translation>
    </message>
    <message>
        <source>No residents could be counted; the share (K12) was not computed.</source>
        <translation>Es ließen sich keine Einwohner zählen; der Anteil (K12) wurde nicht berechnet.</translation>
    </message>
    <message>
        <source>No road leads from block {key} ({residents} residents) to a facility; it has no nearest facility.</source>
        <translation>Vom Baustein {key} ({residents} Einwohner) führt keine Straße zu einer Einrichtung; er hat keine nächste Einrichtung.</translation>
    </message>
    <message>
        <source>No road leads from block {key} ({residents} residents) to a facility; the straight line was taken.</source>
        <translation>Vom Baustein {key} ({residents} Einwohner) führt keine Straße zu einer Einrichtung; es gilt die Luftlinie.</translation>
    </message>
    <message>
        <source>No row and column of “{table}” hold keys of blocks. A matrix has them in its first row and its first column; please check the file and the field with the key.</source>
        <translation>In „{table}“ enthalten keine Zeile und Spalte Schlüssel von Bausteinen. Eine Matrix hat sie in der ersten Zeile und der ersten Spalte; bitte prüfen Sie die Datei und das Feld mit dem Schlüssel.</translation>
    </message>
    <message>
        <source>No row has one of these values in the field “{field}”: {wanted}. Please choose among: {values}.</source>
        <translation>Keine Zeile hat im Feld „{field}“ einen dieser Werte: {wanted}. Bitte wählen Sie unter: {values}.</translation>
    </message>
    <message>
        <source>No row of the table fits the layer. Keys in column “{column}”: {table_keys}; keys of the layer: {reference_keys}. Please choose another key column or key field.</source>
        <translation>Keine Zeile der Tabelle passt zum Layer. Schlüssel in Spalte „{column}“: {table_keys}; Schlüssel des Layers: {reference_keys}. Bitte wählen Sie eine andere Schlüsselspalte oder ein anderes Schlüsselfeld.</translation>
    </message>
    <message>
        <source>No row of “{layer}” names an old and a new block that exist. Please check the two fields with the keys.</source>
        <translation>Keine Zeile von „{layer}“ nennt einen alten und einen neuen Baustein, die es gibt. Bitte prüfen Sie die beiden Felder mit den Schlüsseln.</translation>
    </message>
    <message>
        <source>No rows with data were found in “{path}”. Please check the file, or choose another sheet.</source>
        <translation>In „{path}“ wurden keine Datenzeilen gefunden. Bitte prüfen Sie die Datei oder wählen Sie ein anderes Tabellenblatt.</translation>
    </message>
    <message>
        <source>No suppression of its own; secrets of the source stay secret.</source>
        <translation>Keine eigene Geheimhaltung; geheime Werte der Quelle bleiben geheim.</translation>
    </message>
    <message>
        <source>No value of this workbook is kept secret.</source>
        <translation>In dieser Arbeitsmappe wird kein Wert geheim gehalten.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Nobody is there whom the rate could be about.</source>
        <translation>Es gibt niemanden, auf den sich die Quote beziehen könnte.</translation>
    </message>
    <message>
        <source>None of the grid cells of “{file}” lies in a block of “{layer}” ({crs}). Please check the coordinate reference system of the blocks, and whether the file covers their area.</source>
        <translation>Keine Gitterzelle von „{file}“ liegt in einem Baustein von „{layer}“ ({crs}). Bitte prüfen Sie das Koordinatenbezugssystem der Bausteine und ob die Datei deren Gebiet umfasst.</translation>
    </message>
    <message>
        <source>None of the layers has a field “{field}”. Please check the names of the fields.</source>
        <translation>Keiner der Layer hat ein Feld „{field}“. Bitte prüfen Sie die Namen der Felder.</translation>
    </message>
    <message>
        <source>None of the lines of “{layer}” connects two of the blocks. Please choose the layer “Neighbourhood” that “Barriers and bridges” has written for these blocks.</source>
        <translation>Keine Linie von „{layer}“ verbindet zwei der Bausteine. Bitte wählen Sie den Layer „Nachbarschaft“, den „Barrieren und Brücken“ für diese Bausteine geschrieben hat.</translation>
    </message>
    <message>
        <source>None of the {n} points lies in a block of “{layer}”. Please check the coordinate reference systems of both.</source>
        <translation>Keiner der Punkte ({n}) liegt in einem Baustein von „{layer}“. Bitte prüfen Sie die Koordinatenbezugssysteme beider Eingaben.</translation>
    </message>
    <message>
        <source>None of the {n} rows of “{layer}” has coordinates that can be used. Please check the columns with x and y and the reference system.</source>
        <translation>Keine der {n} Zeilen von „{layer}“ hat brauchbare Koordinaten. Bitte prüfen Sie die Spalten mit x und y und das Bezugssystem.</translation>
    </message>
    <message>
        <source>Not all Sozialräume keep the limits; the findings below name those that do not.</source>
        <translation>Nicht alle Sozialräume halten die Grenzen ein; die Prüfergebnisse nennen die übrigen.</translation>
    </message>
    <message>
        <source>Not checked yet: {rules}.</source>
        <translation>Noch nicht geprüft: {rules}.</translation>
    </message>
    <message>
        <source>Not checked, because inputs for it are missing: {rules}.</source>
        <translation>Nicht geprüft, weil Angaben dafür fehlen: {rules}.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Nothing at all (exactly zero)</source>
        <translation>Nichts vorhanden (genau null)</translation>
    </message>
    <message>
        <source>Nothing says yet what belongs together. Please choose a field, a layer of catchments, a table or a matrix.</source>
        <translation>Noch ist nicht angegeben, was zusammengehört. Bitte wählen Sie ein Feld, einen Layer mit Einzugsbereichen, eine Tabelle oder eine Matrix.</translation>
    </message>
    <message>
        <source>Nothing says yet what the existing Sozialräume are. Please choose their field in the blocks, or an older layer of blocks that has them.</source>
        <translation>Noch ist nicht gesagt, welches die bestehenden Sozialräume sind. Bitte wählen Sie ihr Feld in den Bausteinen oder einen Layer alter Bausteine, der sie enthält.</translation>
    </message>
    <message>
        <source>Nothing says yet which Sozialraum the blocks belong to. Please choose a table, a layer of Sozialräume or a field.</source>
        <translation>Es fehlt noch, welcher Baustein zu welchem Sozialraum gehört. Bitte wählen Sie eine Tabelle, einen Layer der Sozialräume oder ein Feld.</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>Nichts fällt auf.</translation>
    </message>
    <message>
        <source>Nothing to compute was chosen. Please choose counts to sum or define a rate.</source>
        <translation>Es wurde nichts zum Berechnen gewählt. Bitte wählen Sie Anzahlen zum Summieren oder legen Sie eine Quote fest.</translation>
    </message>
    <message>
        <source>Nothing was left to be decided.</source>
        <translation>Es war nichts mehr zu entscheiden.</translation>
    </message>
    <message>
        <source>Nothing was noticed.</source>
        <translation>Es ist nichts aufgefallen.</translation>
    </message>
    <message>
        <source>Nothing would connect {blocks} with {region}.</source>
        <translation>Ohne Verbindung mit {region}: {blocks}.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Number of Sozialräume</source>
        <translation>Anzahl der Sozialräume</translation>
    </message>
    <message>
        <source>Number of alternatives</source>
        <translation>Anzahl der Alternativen</translation>
    </message>
    <message>
        <source>Number of alternatives found</source>
        <translation>Anzahl der gefundenen Alternativen</translation>
    </message>
    <message>
        <source>Number of blocks</source>
        <translation>Anzahl der Bausteine</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>Zahl der Klassen</translation>
    </message>
    <message>
        <source>Number of indicators</source>
        <translation>Anzahl der Indikatoren</translation>
    </message>
    <message>
        <source>Number of residents, by which counts are distributed.</source>
        <translation>Zahl der Einwohner, nach der Anzahlen verteilt werden.</translation>
    </message>
    <message>
        <source>Number of residents. It is public at any size.</source>
        <translation>Zahl der Einwohner. Sie ist in jeder Größe öffentlich.</translation>
    </message>
    <message>
        <source>Number of residents; NULL means unknown.</source>
        <translation>Einwohnerzahl; NULL bedeutet unbekannt.</translation>
    </message>
    <message>
        <source>Number of the council paper; empty: as the plan file says.</source>
        <translation>Nummer der Vorlage; leer: wie in der Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Number to be kept secret</source>
        <translation>Zahlenwert geheim zu halten</translation>
    </message>
    <message>
        <source>Number unknown</source>
        <translation>Zahlenwert unbekannt</translation>
    </message>
    <message>
        <source>Number unknown or to be kept secret</source>
        <translation>Zahlenwert unbekannt oder geheim zu halten</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Numbers are rounded half away from zero; therefore parts may not add up to totals.</source>
        <translation>Die Zahlen sind kaufmännisch gerundet; Summen können deshalb abweichen.</translation>
    </message>
    <message>
        <source>Numbers in the field of residents that stand for a missing or unreliable value, separated by semicolons. They are never summed.</source>
        <translation>Zahlen im Einwohnerfeld, die für einen fehlenden oder unsicheren Wert stehen, durch Semikolon getrennt. Sie werden nie mitgezählt.</translation>
    </message>
    <message>
        <source>Numbers in which the blocks of a Sozialraum should be alike, best shares, such as detached houses or unemployment in percent. Each counts the same; empty values count for nothing.</source>
        <translation>Zahlen, in denen sich die Bausteine eines Sozialraums gleichen sollen, am besten Anteile, etwa Einfamilienhäuser oder Arbeitslose in Prozent. Jedes Feld zählt gleich viel; leere Werte zählen nicht.</translation>
    </message>
    <message>
        <source>Numbers of single blocks are small and not suppressed; they are not for publication.</source>
        <translation>Die Zahlen einzelner Bausteine sind klein und nicht geheim gehalten; sie sind nicht zur Veröffentlichung bestimmt.</translation>
    </message>
    <message>
        <source>Numbers that mean “unknown”</source>
        <translation>Zahlen, die „unbekannt“ bedeuten</translation>
    </message>
    <message>
        <source>Numerator</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Numerator field</source>
        <translation>Zählerfeld</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Of each table or matrix only the strongest pairs are drawn; all are in the table.</source>
        <translation>Aus jeder Tabelle oder Matrix werden nur die stärksten Paare gezeichnet; in der Ergebnistabelle stehen alle.</translation>
    </message>
    <message>
        <source>Off makes crossing a municipal border a warning.</source>
        <translation>Ausgeschaltet ist das Überschreiten einer Gemeindegrenze nur eine Warnung.</translation>
    </message>
    <message>
        <source>Off makes such changes and reports them; so it is for the log of a workshop, where a Sozialraum may have lain in pieces for a moment.</source>
        <translation>Aus: Solche Änderungen werden ausgeführt und gemeldet. Das ist richtig für das Protokoll eines Workshops, in dem ein Sozialraum zwischendurch aus mehreren Teilen bestanden haben kann.</translation>
    </message>
    <message>
        <source>Office and role.</source>
        <translation>Amt und Funktion.</translation>
    </message>
    <message>
        <source>Office that publishes the workbook; stands in the footer.</source>
        <translation>Stelle, die die Arbeitsmappe herausgibt; steht in der Fußzeile.</translation>
    </message>
    <message>
        <source>Official residents</source>
        <translation>Amtliche Einwohnerzahlen</translation>
    </message>
    <message>
        <source>Official statistics: “–” is zero</source>
        <translation>Amtliche Statistik: „–“ ist null</translation>
    </message>
    <message>
        <source>Old blocks of which nothing is left in the new ones: {n} ({keys}). Please check whether the new layer is complete.</source>
        <translation>Alte Bausteine, von denen in den neuen nichts übrig ist: {n} ({keys}). Bitte prüfen Sie, ob der neue Layer vollständig ist.</translation>
    </message>
    <message>
        <source>Old blocks that were divided: {n} ({keys}).</source>
        <translation>Alte Bausteine, die geteilt wurden: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Old plan</source>
        <translation>Alter Entwurf</translation>
    </message>
    <message>
        <source>Old plan: block key</source>
        <translation>Alter Entwurf: Bausteinschlüssel</translation>
    </message>
    <message>
        <source>Old plan: blocks with Sozialraum</source>
        <translation>Alter Entwurf: Bausteine mit Sozialraum</translation>
    </message>
    <message>
        <source>Old plan: field of the same blocks</source>
        <translation>Alter Entwurf: Feld derselben Bausteine</translation>
    </message>
    <message>
        <source>Old plan: key of the Sozialraum</source>
        <translation>Alter Entwurf: Schlüssel des Sozialraums</translation>
    </message>
    <message>
        <source>Old plan: plan file</source>
        <translation>Alter Entwurf: Entwurfsdatei</translation>
    </message>
    <message>
        <source>Old plan: plan in the plan file</source>
        <translation>Alter Entwurf: Entwurf in der Entwurfsdatei</translation>
    </message>
    <message>
        <source>Older blocks with Sozialräume</source>
        <translation>Alte Bausteine mit Sozialräumen</translation>
    </message>
    <message>
        <source>On where official small-area data are wanted; off makes it a warning.</source>
        <translation>Eingeschaltet, wo kleinräumige amtliche Daten bezogen werden sollen; ausgeschaltet nur eine Warnung.</translation>
    </message>
    <message>
        <source>On: a school across the county&apos;s border can be the nearest of a block.</source>
        <translation>An: Auch eine Schule jenseits der Kreisgrenze kann für einen Baustein die nächste sein.</translation>
    </message>
    <message>
        <source>One alternative.</source>
        <translation>Eine Alternative.</translation>
    </message>
    <message>
        <source>One empty Sozialraum a municipality is there to paint with.</source>
        <translation>Je Gemeinde steht ein leerer Sozialraum zum Malen bereit.</translation>
    </message>
    <message>
        <source>One feature per Sozialraum with values, status, and sums behind each rate.</source>
        <translation>Ein Objekt je Sozialraum mit Werten, Status und den Summen hinter jeder Quote.</translation>
    </message>
    <message>
        <source>One for each layer, separated by semicolons, such as “BB; OT”. They are used for layers whose keys occur in others as well; by default they come from the names of the layers.</source>
        <translation>Für jeden Layer eine, durch Semikolon getrennt, zum Beispiel „BB; OT“. Sie gelten für Layer, deren Schlüssel auch in anderen vorkommen; ohne Angabe werden sie aus den Namen der Layer gebildet.</translation>
    </message>
    <message>
        <source>One for each layer, separated by semicolons, such as “Baublock; Ortsteil”; it is written to the field typ.</source>
        <translation>Für jeden Layer eine, durch Semikolon getrennt, zum Beispiel „Baublock; Ortsteil“; sie wird in das Feld typ geschrieben.</translation>
    </message>
    <message>
        <source>One layer without overlaps between the layers. The fields quelle_layer and quelle_id say where a block comes from and which key it had there.</source>
        <translation>Ein Layer, dessen Herkunftslayer sich nicht mehr überlappen. Die Felder quelle_layer und quelle_id sagen, woher ein Baustein stammt und welchen Schlüssel er dort hatte.</translation>
    </message>
    <message>
        <source>One row per Sozialraum with all indicators</source>
        <translation>Je Sozialraum eine Zeile mit allen Indikatoren</translation>
    </message>
    <message>
        <source>One row per indicator; several fields are joined by “+”. A row without denominator is a count with a readable name. Unit “%” (the default of rates) means that the numerator is a part of the denominator; use “je 100” or “je 1.000” for ratios of different groups. The factor follows from the unit if left empty.</source>
        <translation>Je Indikator eine Zeile; mehrere Felder werden mit „+“ verbunden. Eine Zeile ohne Nenner ist eine Anzahl mit lesbarem Namen. Die Einheit „%“ (bei Quoten voreingestellt) bedeutet, dass der Zähler ein Teil des Nenners ist; verwenden Sie „je 100“ oder „je 1.000“ für Verhältnisse verschiedener Gruppen. Ein leerer Faktor ergibt sich aus der Einheit.</translation>
    </message>
    <message>
        <source>Only a plan file has a log of decisions. Please choose one, or leave the log out.</source>
        <translation>Nur eine Entwurfsdatei hat ein Entscheidungsprotokoll. Bitte wählen Sie eine oder verzichten Sie auf das Protokoll.</translation>
    </message>
    <message>
        <source>Only blocks of {region} go to the new Sozialraum.</source>
        <translation>In den neuen Sozialraum kommen nur Bausteine von {region}.</translation>
    </message>
    <message>
        <source>Only for “fixed number”: all Sozialräume of the layer, locked ones included.</source>
        <translation>Nur bei „feste Anzahl“: alle Sozialräume des Layers, festgelegte eingeschlossen.</translation>
    </message>
    <message>
        <source>Only one column with coordinates was named. Please name both x and y, or none of them.</source>
        <translation>Es wurde nur eine Spalte mit Koordinaten genannt. Bitte nennen Sie x und y oder keine von beiden.</translation>
    </message>
    <message>
        <source>Only these municipalities</source>
        <translation>Nur diese Gemeinden</translation>
    </message>
    <message>
        <source>Only without a reason</source>
        <translation>Nur ohne Begründung</translation>
    </message>
    <message>
        <source>Only {found} of {wanted} alternatives differ by {distance} % of the residents or more; the next one would differ by {reached} %. Ask for a smaller difference, or allow more room: a lower minimum, a higher maximum, fewer links.</source>
        <translation>Nur {found} von {wanted} Alternativen unterscheiden sich um mindestens {distance} % der Einwohner; die nächste käme auf {reached} %. Verlangen Sie einen kleineren Unterschied, oder lassen Sie mehr Spielraum: eine niedrigere Untergrenze, eine höhere Obergrenze, weniger Verknüpfungen.</translation>
    </message>
    <message>
        <source>Only {percent} % of the residents of Sozialraum {key} have their nearest school in it ({residents} of {counted}).</source>
        <translation>Nur {percent} % der Einwohner des Sozialraums {key} haben dort ihre nächste Schule ({residents} von {counted}).</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>Nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Open for reading only; “Save as” makes a copy that can be changed.</source>
        <translation>Nur zum Lesen geöffnet; „Speichern unter“ legt eine änderbare Kopie an.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open plan file</source>
        <translation>Entwurfsdatei öffnen</translation>
    </message>
    <message>
        <source>Open plan file …</source>
        <translation>Entwurfsdatei öffnen …</translation>
    </message>
    <message>
        <source>Open this plan</source>
        <translation>Diesen Entwurf öffnen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Ortsteil</source>
        <translation>Ortsteil</translation>
    </message>
    <message>
        <source>Ortsteil of the block; it gives the names.</source>
        <translation>Ortsteil des Bausteins; er gibt den Sozialräumen ihre Namen.</translation>
    </message>
    <message>
        <source>Ortsteile are divided only where they are much larger than the target.</source>
        <translation>Ortsteile werden nur geteilt, wo sie viel größer sind als die Zielgröße.</translation>
    </message>
    <message>
        <source>Ortsteile in one Sozialraum</source>
        <translation>Ortsteile in einem einzigen Sozialraum</translation>
    </message>
    <message>
        <source>Ortsteile kept together</source>
        <translation>Ortsteile beisammen</translation>
    </message>
    <message>
        <source>Other division</source>
        <translation>Andere Aufteilung</translation>
    </message>
    <message>
        <source>Other ways to begin</source>
        <translation>Anders beginnen</translation>
    </message>
    <message>
        <source>Otherwise loose ends are listed in the log, the report and a table.</source>
        <translation>Sonst stehen offene Fälle im Protokoll, im Bericht und in einer Tabelle.</translation>
    </message>
    <message>
        <source>Otherwise what the fields “bruecke” and “getrennt” already hold is kept, and this run adds to it.</source>
        <translation>Andernfalls bleibt erhalten, was in den Feldern „bruecke“ und „getrennt“ schon steht, und dieser Lauf ergänzt es.</translation>
    </message>
    <message>
        <source>Outer border locked: blocks move only within it.</source>
        <translation>Außengrenze gesperrt: Bausteine wechseln nur innerhalb.</translation>
    </message>
    <message>
        <source>Outer border of {what} free</source>
        <translation>Außengrenze von {what} freigegeben</translation>
    </message>
    <message>
        <source>Outer border of {what} locked</source>
        <translation>Außengrenze von {what} gesperrt</translation>
    </message>
    <message>
        <source>Outline of the Kreis</source>
        <translation>Umriss des Kreises</translation>
    </message>
    <message>
        <source>Outlines fitted: {repaired}. Overlaps: {overlaps} ({overlap_area} m²) before, {overlaps_left} ({overlap_area_left} m²) after. Gaps: {gaps} ({gap_area} m²) before, {gaps_left} ({gap_area_left} m²) after.</source>
        <translation>Angeschlossene Umrisse: {repaired}. Überlappungen: vorher {overlaps} ({overlap_area} m²), nachher {overlaps_left} ({overlap_area_left} m²). Lücken: vorher {gaps} ({gap_area} m²), nachher {gaps_left} ({gap_area_left} m²).</translation>
    </message>
    <message>
        <source>Outlines for gaps (V06) and, with a field of residents, for the sums (V09).</source>
        <translation>Umrisse für Lücken (V06) und, mit einem Einwohnerfeld, für die Summen (V09).</translation>
    </message>
    <message>
        <source>Outlines of the municipalities: each block without a field for it belongs to the municipality with which it shares most area. A table will do where only names are missing.</source>
        <translation>Flächen der Gemeinden: Fehlt den Bausteinen das Feld, gehört jeder zu der Gemeinde, mit der er die größte Fläche teilt. Fehlen nur die Namen, genügt eine Tabelle.</translation>
    </message>
    <message>
        <source>Outside all blocks ({n})</source>
        <translation>Außerhalb aller Bausteine ({n})</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>Überlappungen</translation>
    </message>
    <message>
        <source>Overlaps and rests up to this width are inaccuracies, not areas.</source>
        <translation>Überlappungen und Reste bis zu dieser Breite sind Ungenauigkeiten und keine Flächen.</translation>
    </message>
    <message>
        <source>Own weights</source>
        <translation>Eigene Gewichte</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Page that says for each source what it links and what of it can be kept.</source>
        <translation>Seite, die zu jeder Quelle sagt, was sie verknüpft und was davon einzuhalten ist.</translation>
    </message>
    <message>
        <source>Page that says what was read, matched, repaired and left over.</source>
        <translation>Seite, die sagt, was gelesen, zugeordnet, repariert wurde und übrig blieb.</translation>
    </message>
    <message>
        <source>Page with counts, cut borders by barrier, bridges and separate parts.</source>
        <translation>Seite mit Anzahlen, getrennten Grenzen je Barriere, Brücken und abgetrennten Teilen.</translation>
    </message>
    <message>
        <source>Page with sizes, criteria met, quality, and what to look at in the workshop.</source>
        <translation>Seite mit Größen, Kriterien, Güte und dem, worauf im Workshop zu achten ist.</translation>
    </message>
    <message>
        <source>Page with small maps, criteria, and where the alternatives differ.</source>
        <translation>Seite mit kleinen Karten, Kriterien und den Stellen, an denen sich die Alternativen unterscheiden.</translation>
    </message>
    <message>
        <source>Page with sums by municipality and findings; it holds no row of the points.</source>
        <translation>Seite mit Summen je Gemeinde und Prüfergebnissen; sie enthält keine Zeile der Punkte.</translation>
    </message>
    <message>
        <source>Page with sums, signs, cut cells and findings.</source>
        <translation>Seite mit Summen, Zeichen, zerschnittenen Zellen und Prüfergebnissen.</translation>
    </message>
    <message>
        <source>Page with the changes made and the rows refused.</source>
        <translation>Seite mit den ausgeführten Änderungen und den abgelehnten Zeilen.</translation>
    </message>
    <message>
        <source>Page with the result, distances, Sozialräume and findings.</source>
        <translation>Seite mit Ergebnis, Entfernungen, Sozialräumen und Prüfergebnissen.</translation>
    </message>
    <message>
        <source>Page with the result, the findings and the sizes by municipality.</source>
        <translation>Seite mit dem Ergebnis, den Beanstandungen und den Größen je Gemeinde.</translation>
    </message>
    <message>
        <source>Page with what was read, what did not fit and what was put right.</source>
        <translation>Seite mit dem, was gelesen wurde, was nicht passte und was repariert wurde.</translation>
    </message>
    <message>
        <source>Page with who changes, how many have to, and what became of each Sozialraum.</source>
        <translation>Seite mit allen, die wechseln, mit der Zahl derer, die wechseln müssen, und mit dem Ergebnis für jeden Sozialraum.</translation>
    </message>
    <message>
        <source>Page with who changes, key figures of both plans and what became of each one.</source>
        <translation>Seite mit den Wechseln, den Kennzahlen beider Entwürfe und dem, was aus jedem Sozialraum geworden ist.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Pairs of neighbours</source>
        <translation>Nachbarpaare</translation>
    </message>
    <message>
        <source>Pairs that must not lie together</source>
        <translation>Paare, die nicht zusammenliegen dürfen</translation>
    </message>
    <message>
        <source>Pairs that must not lie together and do</source>
        <translation>Paare, die nicht zusammenliegen dürfen und es doch tun</translation>
    </message>
    <message>
        <source>Pairs that should lie together</source>
        <translation>Paare, die zusammenliegen sollen</translation>
    </message>
    <message>
        <source>Pairs: the share of all weights whose two blocks lie in the same Sozialraum.</source>
        <translation>Paare: Anteil an der Summe aller Gewichte, bei dem beide Bausteine im selben Sozialraum liegen.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Paper no.</source>
        <translation>Vorlage Nr.</translation>
    </message>
    <message>
        <source>Part {i} of {n}</source>
        <translation>Teil {i} von {n}</translation>
    </message>
    <message>
        <source>Part {n}</source>
        <translation>Teil {n}</translation>
    </message>
    <message>
        <source>Partly estimated: counts were distributed to blocks by residents ({n} Sozialräume).</source>
        <translation>Zum Teil geschätzt: Anzahlen nach Einwohnern auf Bausteine verteilt (Sozialräume: {n}).</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Parts of municipalities without a connection to the largest part: {n}, {barriers} of them because of barriers.</source>
        <translation>Teile von Gemeinden ohne Verbindung zum größten Teil: {n}, davon wegen Barrieren: {barriers}.</translation>
    </message>
    <message>
        <source>Parts without a border to their municipality</source>
        <translation>Teile ohne Grenze zur übrigen Gemeinde</translation>
    </message>
    <message>
        <source>Parts without a connection to their municipality</source>
        <translation>Teile ohne Verbindung zu ihrer Gemeinde</translation>
    </message>
    <message>
        <source>Perhaps an exchange with fewer residents exists as well.</source>
        <translation>Vielleicht gibt es auch einen Tausch mit weniger Einwohnern.</translation>
    </message>
    <message>
        <source>Places kept together</source>
        <translation>Ortsteile zusammengehalten</translation>
    </message>
    <message>
        <source>Places people go to</source>
        <translation>Einrichtungen</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Plan file</source>
        <translation>Entwurfsdatei</translation>
    </message>
    <message>
        <source>Plan file in use</source>
        <translation>Entwurfsdatei in Benutzung</translation>
    </message>
    <message>
        <source>Plan file of a colleague</source>
        <translation>Entwurfsdatei eines Kollegen</translation>
    </message>
    <message>
        <source>Plan files</source>
        <translation>Entwurfsdateien</translation>
    </message>
    <message>
        <source>Plan files (*.gpkg)</source>
        <translation>Entwurfsdateien (*.gpkg)</translation>
    </message>
    <message>
        <source>Plan in the plan file</source>
        <translation>Entwurf in der Entwurfsdatei</translation>
    </message>
    <message>
        <source>Plans of this file</source>
        <translation>Entwürfe in dieser Datei</translation>
    </message>
    <message>
        <source>Plans of this file …</source>
        <translation>Entwürfe in dieser Datei …</translation>
    </message>
    <message>
        <source>Plans that you open appear here.</source>
        <translation>Hier erscheinen die Entwürfe, die Sie öffnen.</translation>
    </message>
    <message>
        <source>Please choose either blocks with a field of their Sozialraum, or a plan file.</source>
        <translation>Bitte wählen Sie entweder Bausteine mit einem Feld für ihren Sozialraum oder eine Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Please choose one or more changes in the list.</source>
        <translation>Bitte wählen Sie in der Liste eine oder mehrere Änderungen aus.</translation>
    </message>
    <message>
        <source>Please choose the field that holds the Sozialraum of each block.</source>
        <translation>Bitte wählen Sie das Feld mit dem Sozialraum jedes Bausteins.</translation>
    </message>
    <message>
        <source>Please choose the fields with the municipality key and with the official residents.</source>
        <translation>Bitte wählen Sie die Felder mit dem Gemeindeschlüssel und mit den amtlichen Einwohnerzahlen.</translation>
    </message>
    <message>
        <source>Please choose the layer of Sozialräume and the field with their keys.</source>
        <translation>Bitte wählen Sie den Layer der Sozialräume und das Feld mit ihren Schlüsseln.</translation>
    </message>
    <message>
        <source>Please choose the table that holds the assignment.</source>
        <translation>Bitte wählen Sie die Tabelle mit der Zuordnung.</translation>
    </message>
    <message>
        <source>Please choose where the plan file is to lie.</source>
        <translation>Bitte wählen Sie, wo die Entwurfsdatei liegen soll.</translation>
    </message>
    <message>
        <source>Please enter a code for the map, for example KR 3.</source>
        <translation>Bitte geben Sie ein Kürzel für die Karte ein, zum Beispiel KR 3.</translation>
    </message>
    <message>
        <source>Please enter a code of at most {longest} characters for the map (now “{short}”).</source>
        <translation>Bitte geben Sie ein Kürzel von höchstens {longest} Zeichen ein (jetzt „{short}“).</translation>
    </message>
    <message>
        <source>Please enter a name of 3 to 80 characters (now “{name}”).</source>
        <translation>Bitte geben Sie einen Namen mit 3 bis 80 Zeichen ein (jetzt „{name}“).</translation>
    </message>
    <message>
        <source>Please enter a title for the plan.</source>
        <translation>Bitte geben Sie dem Entwurf einen Titel.</translation>
    </message>
    <message>
        <source>Please enter a title.</source>
        <translation>Bitte geben Sie einen Titel ein.</translation>
    </message>
    <message>
        <source>Please give the reason in at least 10 characters.</source>
        <translation>Bitte begründen Sie mit mindestens 10 Zeichen.</translation>
    </message>
    <message>
        <source>Please load the layer with the blocks first, and choose it here.</source>
        <translation>Bitte laden Sie zuerst den Layer mit den Bausteinen und wählen Sie ihn hier aus.</translation>
    </message>
    <message>
        <source>Please say in at least ten characters why the separate part is intended.</source>
        <translation>Bitte begründen Sie mit mindestens zehn Zeichen, warum der getrennte Teil gewollt ist.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points (road bridges, underpasses) or lines (roads, paths). A border with a crossing is not cut.</source>
        <translation>Punkte (Straßenbrücken, Unterführungen) oder Linien (Straßen, Wege). Eine Grenze mit Querung wird nicht getrennt.</translation>
    </message>
    <message>
        <source>Points of all addresses, for rule V15: each lies in exactly one Sozialraum. Nothing but their places is read; fewer than 10 are not told as a number.</source>
        <translation>Punkte aller Adressen, für die Regel V15: jede liegt in genau einem Sozialraum. Gelesen wird nur ihre Lage; weniger als 10 werden nicht als Zahl genannt.</translation>
    </message>
    <message>
        <source>Points of “{layer}”, counted</source>
        <translation>Punkte aus „{layer}“, ausgezählt</translation>
    </message>
    <message>
        <source>Points outside all blocks</source>
        <translation>Punkte außerhalb aller Bausteine</translation>
    </message>
    <message>
        <source>Points outside all blocks: {n} ({percent} %), with {residents} residents.</source>
        <translation>Punkte außerhalb aller Bausteine: {n} ({percent} %) mit {residents} Einwohnern.</translation>
    </message>
    <message>
        <source>Points read</source>
        <translation>Gelesene Punkte</translation>
    </message>
    <message>
        <source>Points with the keys of block, municipality and Sozialraum.</source>
        <translation>Punkte mit den Schlüsseln von Baustein, Gemeinde und Sozialraum.</translation>
    </message>
    <message>
        <source>Points without a number</source>
        <translation>Punkte ohne Zahl</translation>
    </message>
    <message>
        <source>Points without a place: {n}, with {residents} residents. They fall to no block.</source>
        <translation>Punkte ohne Ort: {n} mit {residents} Einwohnern. Sie fallen in keinen Baustein.</translation>
    </message>
    <message>
        <source>Points without a readable number of residents: {n}. They were not summed.</source>
        <translation>Punkte ohne lesbare Einwohnerzahl: {n}. Sie wurden nicht summiert.</translation>
    </message>
    <message>
        <source>Points, or lines and areas, of which a point in the middle counts; a table without geometries needs columns with coordinates.</source>
        <translation>Punkte, oder Linien und Flächen, von denen ein Punkt in der Mitte zählt; eine Tabelle ohne Geometrien braucht Spalten mit Koordinaten.</translation>
    </message>
    <message>
        <source>Polygon layer with blocks</source>
        <translation>Polygonlayer mit Bausteinen</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>Polygons of the Sozialräume with the indicator as a field.</source>
        <translation>Polygone der Sozialräume mit dem Indikator als Feld.</translation>
    </message>
    <message>
        <source>Polygons whose blocks should stay together, such as school catchments, parishes or service areas, in any coordinate reference system.</source>
        <translation>Polygone, deren Bausteine zusammenbleiben sollen, etwa Schuleinzugsbereiche, Pfarreien oder Versorgungsbereiche, in einem beliebigen Koordinatenbezugssystem.</translation>
    </message>
    <message>
        <source>Polygons with the same name count as one; without a field each counts by itself.</source>
        <translation>Polygone mit gleichem Namen gelten als eines; ohne Feld zählt jedes für sich.</translation>
    </message>
    <message>
        <source>Population grid: © Statistische Ämter des Bundes und der Länder, {source}, Datenlizenz Deutschland – Namensnennung – Version 2.0; own calculations.</source>
        <translation>Bevölkerungsgitter: © Statistische Ämter des Bundes und der Länder, {source}, Datenlizenz Deutschland – Namensnennung – Version 2.0; eigene Berechnungen.</translation>
    </message>
    <message>
        <source>Predecessors</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>Prefix of the new fields</source>
        <translation>Vorsatz der neuen Felder</translation>
    </message>
    <message>
        <source>Prefixes of clashing keys</source>
        <translation>Vorsilben für doppelte Schlüssel</translation>
    </message>
    <message>
        <source>Prepare blocks</source>
        <translation>Bausteine vorbereiten</translation>
    </message>
    <message>
        <source>Prepared blocks</source>
        <translation>Vorbereitete Bausteine</translation>
    </message>
    <message>
        <source>Preserved</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Preset: {preset}. Weights: {weights}.</source>
        <translation>Vorgabe: {preset}. Gewichte: {weights}.</translation>
    </message>
    <message>
        <source>Press on a Sozialraum, drag over more blocks.</source>
        <translation>Auf einem Sozialraum ansetzen, über Bausteine ziehen.</translation>
    </message>
    <message>
        <source>Press on a Sozialraum, or choose one in the table.</source>
        <translation>Drücken Sie auf einen Sozialraum oder wählen Sie einen in der Tabelle.</translation>
    </message>
    <message>
        <source>Press on a block.</source>
        <translation>Drücken Sie auf einen Baustein.</translation>
    </message>
    <message>
        <source>Press on the Sozialraum that is to get blocks of {region}.</source>
        <translation>Drücken Sie auf den Sozialraum, der Bausteine von {region} erhalten soll.</translation>
    </message>
    <message>
        <source>Press where exactly two Sozialräume meet.</source>
        <translation>Drücken Sie dort, wo genau zwei Sozialräume aneinandergrenzen.</translation>
    </message>
    <message>
        <source>Preview on the map</source>
        <translation>Vorschau in der Karte</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorheriges Prüfergebnis</translation>
    </message>
    <message>
        <source>Print-ready indicator map (PDF)</source>
        <translation>Druckfertige Indikatorkarte (PDF)</translation>
    </message>
    <message>
        <source>Printed inside the Sozialraum where it fits.</source>
        <translation>Steht im Sozialraum, wo es hineinpasst.</translation>
    </message>
    <message>
        <source>Prints one indicator as a map on A4 or A3: classes with their number of Sozialräume, county value, sources, scale bar and imprint. Secret values are hatched and are not in the file. The PDF is made of vectors with embedded fonts and selectable text.</source>
        <translation>Gibt einen Indikator als Karte im Format A4 oder A3 aus: Klassen mit der Zahl ihrer Sozialräume, Kreiswert, Quellen, Maßstabsleiste und Impressum. Geheime Werte sind schraffiert und stehen nicht in der Datei. Das PDF besteht aus Vektoren mit eingebetteten Schriften und auswählbarem Text.</translation>
    </message>
    <message>
        <source>Proposal of Sozialräume</source>
        <translation>Vorschlag für Sozialräume</translation>
    </message>
    <message>
        <source>Proposes contiguous Sozialräume inside the municipalities: of the wanted size, with Ortsteile and catchments kept together, not across barriers, and with at least one school or Kita where you ask for it. A report says what was reached and how far the proposal is from the best possible. It is a starting point for the panel “Sozialräume”, where you adjust it. Cancelling keeps the best proposal so far.</source>
        <translation>Schlägt zusammenhängende Sozialräume innerhalb der Gemeinden vor: in der gewünschten Größe, mit zusammengehaltenen Ortsteilen und Schulbereichen, nicht über Barrieren hinweg und auf Wunsch mit mindestens einer Schule oder Kita. Ein Bericht sagt, was erreicht wurde und wie weit der Vorschlag vom Bestmöglichen entfernt ist. Er ist ein Ausgangspunkt für das Bedienfeld „Sozialräume“, in dem Sie ihn anpassen. Abbrechen behält den bisher besten Vorschlag.</translation>
    </message>
    <message>
        <source>Proposes several divisions into Sozialräume that really differ, each with a strength of its own: whole Ortsteile, balanced sizes, compact shapes. A report shows them as small maps side by side, what each does better and worse, and where they differ: the page for the talk about what matters here.</source>
        <translation>Schlägt mehrere Abgrenzungen der Sozialräume vor, die sich wirklich unterscheiden, jede mit einer eigenen Stärke: ganze Ortsteile, ausgewogene Größen, kompakte Formen. Ein Bericht zeigt sie als kleine Karten nebeneinander, was jede besser und schlechter kann und wo sie sich unterscheiden: die Seite für das Gespräch darüber, worauf es hier ankommt.</translation>
    </message>
    <message>
        <source>Protect against subtraction</source>
        <translation>Vor Rückrechnung schützen</translation>
    </message>
    <message>
        <source>Prove how far from the best possible</source>
        <translation>Abstand vom Bestmöglichen nachweisen</translation>
    </message>
    <message>
        <source>Proven: at most {gap} from the best possible.</source>
        <translation>Nachweislich höchstens {gap} vom Bestmöglichen entfernt.</translation>
    </message>
    <message>
        <source>Proven: with these criteria there is no better proposal.</source>
        <translation>Nachweislich gibt es bei diesen Kriterien keinen besseren Vorschlag.</translation>
    </message>
    <message>
        <source>Public transport</source>
        <translation>Öffentlicher Nahverkehr</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>Publisher:</source>
        <translation>Herausgeber:</translation>
    </message>
    <message>
        <source>Put before each new field name, for example the year.</source>
        <translation>Steht vor jedem neuen Feldnamen, zum Beispiel das Jahr.</translation>
    </message>
    <message>
        <source>Puts several polygon layers together into one layer of blocks, for example Baublöcke in town and Ortsteile elsewhere. Where layers overlap, the one further up in the list has precedence; of the others the rest is taken. Keys become unique, and what happens to residents is said block by block. The result goes on to “Prepare blocks”.</source>
        <translation>Führt mehrere Polygonlayer zu einem Layer von Bausteinen zusammen, zum Beispiel Baublöcke in der Stadt und Ortsteile auf dem Land. Wo sich Layer überlappen, hat der in der Liste weiter oben stehende Vorrang; von den anderen wird der Rest übernommen. Schlüssel werden eindeutig, und was mit Einwohnern geschieht, wird Baustein für Baustein gesagt. Mit dem Ergebnis geht es weiter zu „Bausteine vorbereiten“.</translation>
    </message>
    <message>
        <source>Puts two plans side by side: the blocks and residents that change their Sozialraum, the cross table of old and new Sozialräume, what became of each one, with its predecessors, and key figures of both plans. Plans of different layers of blocks are compared by the keys of the blocks.</source>
        <translation>Stellt zwei Entwürfe nebeneinander: Bausteine und Einwohner, die den Sozialraum wechseln, die Kreuztabelle alter und neuer Sozialräume, was aus jedem geworden ist und welche Vorgänger er hat, und die Kennzahlen beider Entwürfe. Entwürfe aus verschiedenen Baustein-Layern werden über die Schlüssel der Bausteine verglichen.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Railway</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Startzahl für den Zufall</translation>
    </message>
    <message>
        <source>Rates and named counts</source>
        <translation>Quoten und benannte Anzahlen</translation>
    </message>
    <message>
        <source>Rates are computed from summed numerators and denominators; they were never averaged.</source>
        <translation>Quoten werden aus summierten Zählern und Nennern berechnet, nie aus Quoten gemittelt.</translation>
    </message>
    <message>
        <source>Rates on a smaller denominator are secret; if it is a number of residents, so is the numerator. Areas have no smallest base. 0 switches it off.</source>
        <translation>Quoten mit kleinerem Nenner werden geheim gehalten; sind es Einwohner, auch der Zähler. Flächen haben keine kleinste Bezugsgröße. 0 schaltet dies aus.</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Read me</source>
        <translation>Lies mich</translation>
    </message>
    <message>
        <source>Readable name of the block.</source>
        <translation>Lesbarer Name des Bausteins.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Reason (at least 10 characters)</source>
        <translation>Begründung (mindestens 10 Zeichen)</translation>
    </message>
    <message>
        <source>Reason noted: {reason}</source>
        <translation>Begründet: {reason}</translation>
    </message>
    <message>
        <source>Reason of the last change</source>
        <translation>Begründung der letzten Änderung</translation>
    </message>
    <message>
        <source>Reason of the last change; Enter stores it</source>
        <translation>Begründung der letzten Änderung; die Eingabetaste speichert sie</translation>
    </message>
    <message>
        <source>Reason stored for {count}.</source>
        <translation>Begründung für {count} gespeichert.</translation>
    </message>
    <message>
        <source>Reason to look</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo up to here</source>
        <translation>Bis hierher wiederholen</translation>
    </message>
    <message>
        <source>Redo {change}</source>
        <translation>Wiederholen: {change}</translation>
    </message>
    <message>
        <source>Reference date</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>Reference system of rows</source>
        <translation>Bezugssystem der Zeilen</translation>
    </message>
    <message>
        <source>Refuse changes that tear a Sozialraum apart</source>
        <translation>Änderungen ablehnen, die einen Sozialraum zerreißen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Sozialraum</translation>
    </message>
    <message>
        <source>Regions by class</source>
        <translation>Sozialräume nach Klassen</translation>
    </message>
    <message>
        <source>Regions in total</source>
        <translation>Sozialräume insgesamt</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Remarks on reading</source>
        <translation>Hinweise zum Einlesen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename or renumber …</source>
        <translation>Umbenennen oder umnummerieren …</translation>
    </message>
    <message>
        <source>Rename {region}</source>
        <translation>{region} umbenennen</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Mit Querung</translation>
    </message>
    <message>
        <source>Repaired keys</source>
        <translation>Reparierte Schlüssel</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>Wiederholte Zeilen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Einwohner</translation>
    </message>
    <message>
        <source>Residents after</source>
        <translation>Einwohner nachher</translation>
    </message>
    <message>
        <source>Residents afterwards: {residents}.</source>
        <translation>Einwohner danach: {residents}.</translation>
    </message>
    <message>
        <source>Residents against the two thresholds above</source>
        <translation>Einwohner gegenüber den beiden Schwellen darüber</translation>
    </message>
    <message>
        <source>Residents assigned differently</source>
        <translation>Anders zugeordnete Einwohner</translation>
    </message>
    <message>
        <source>Residents before</source>
        <translation>Einwohner vorher</translation>
    </message>
    <message>
        <source>Residents before and after, all of them as of now. Agreement is 100 % where the old and the new Sozialraum hold the same residents. Predecessors stand with their share of the residents. Sozialräume that stay as they are: {n}.</source>
        <translation>Einwohner vorher und nachher, gerechnet mit den heutigen Zahlen. Die Übereinstimmung ist 100 %, wenn alter und neuer Sozialraum dieselben Einwohner umfassen. Bei den Vorgängern steht ihr Anteil an den Einwohnern. Sozialräume, die bleiben, wie sie sind: {n}.</translation>
    </message>
    <message>
        <source>Residents by distance to the nearest facility</source>
        <translation>Einwohner nach Entfernung zur nächsten Einrichtung</translation>
    </message>
    <message>
        <source>Residents by municipality</source>
        <translation>Einwohner je Gemeinde</translation>
    </message>
    <message>
        <source>Residents close to both sides of these borders</source>
        <translation>Einwohner dicht beiderseits dieser Grenzen</translation>
    </message>
    <message>
        <source>Residents from points</source>
        <translation>Einwohner aus Punkten</translation>
    </message>
    <message>
        <source>Residents from the census grid</source>
        <translation>Einwohner aus dem Zensusgitter</translation>
    </message>
    <message>
        <source>Residents in Sozialräume: {n}.</source>
        <translation>Einwohner in Sozialräumen: {n}.</translation>
    </message>
    <message>
        <source>Residents in blocks</source>
        <translation>Einwohner in Bausteinen</translation>
    </message>
    <message>
        <source>Residents moved</source>
        <translation>Wechselnde Einwohner</translation>
    </message>
    <message>
        <source>Residents of blocks that are cut</source>
        <translation>Einwohner beschnittener Bausteine</translation>
    </message>
    <message>
        <source>Residents of cut cells</source>
        <translation>Einwohner zerschnittener Zellen</translation>
    </message>
    <message>
        <source>Residents of the Sozialräume</source>
        <translation>Einwohner der Sozialräume</translation>
    </message>
    <message>
        <source>Residents of the blocks left out</source>
        <translation>Einwohner der ausgelassenen Bausteine</translation>
    </message>
    <message>
        <source>Residents of the cells read</source>
        <translation>Einwohner der gelesenen Zellen</translation>
    </message>
    <message>
        <source>Residents of the largest Sozialraum</source>
        <translation>Einwohner des größten Sozialraums</translation>
    </message>
    <message>
        <source>Residents of the points</source>
        <translation>Einwohner der Punkte</translation>
    </message>
    <message>
        <source>Residents of the smallest Sozialraum</source>
        <translation>Einwohner des kleinsten Sozialraums</translation>
    </message>
    <message>
        <source>Residents of these cells</source>
        <translation>Einwohner dieser Zellen</translation>
    </message>
    <message>
        <source>Residents outside all blocks</source>
        <translation>Einwohner außerhalb aller Bausteine</translation>
    </message>
    <message>
        <source>Residents outside the main part</source>
        <translation>Einwohner außerhalb des Hauptteils</translation>
    </message>
    <message>
        <source>Residents together with the rest of their Ortsteil</source>
        <translation>Einwohner beisammen mit ihrem Ortsteil</translation>
    </message>
    <message>
        <source>Residents who change their Sozialraum</source>
        <translation>Einwohner, die den Sozialraum wechseln</translation>
    </message>
    <message>
        <source>Residents who have to change, whatever is done</source>
        <translation>Einwohner, die auf jeden Fall wechseln müssen</translation>
    </message>
    <message>
        <source>Residents won or lost since the plan was opened</source>
        <translation>Gewonnene oder verlorene Einwohner seit dem Öffnen des Entwurfs</translation>
    </message>
    <message>
        <source>Residents: of all blocks, also of those without a Sozialraum.
Too small, too large: Sozialräume below the lower or above the upper limit.
In parts: Sozialräume that are not contiguous; declared exclaves do not count.
Not assigned: blocks without a Sozialraum.</source>
        <translation>Einwohner: aller Bausteine, auch derer ohne Sozialraum.
Zu klein, zu groß: Sozialräume unter der Untergrenze oder über der Obergrenze.
In Teilen: Sozialräume, die nicht zusammenhängen; erklärte Exklaven zählen nicht.
Nicht zugeordnet: Bausteine ohne Sozialraum.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Beschluss</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Beschlossen</translation>
    </message>
    <message>
        <source>Result of “Aggregate indicators”.</source>
        <translation>Ergebnis von „Indikatoren zusammenfassen“.</translation>
    </message>
    <message>
        <source>Result of “Prepare blocks”.</source>
        <translation>Ergebnis von „Bausteine vorbereiten“.</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>Rivers and brooks</source>
        <translation>Flüsse und Bäche</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>Straßen</translation>
    </message>
    <message>
        <source>Roads and ways along which distances are measured on foot, one-way streets both ways; without them the straight line counts.</source>
        <translation>Straßen und Wege, auf denen zu Fuß gemessen wird, Einbahnstraßen in beiden Richtungen; ohne sie gilt die Luftlinie.</translation>
    </message>
    <message>
        <source>Row {row} has no block key; it was given the key “{key}”.</source>
        <translation>Zeile {row} hat keinen Bausteinschlüssel; sie erhielt den Schlüssel „{key}“.</translation>
    </message>
    <message>
        <source>Row {row} of the bridges leads from block “{key}” to itself; the row was left out.</source>
        <translation>Zeile {row} der Brücken führt vom Baustein „{key}“ zu ihm selbst; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Row {row} of the bridges names only one block; the row was left out.</source>
        <translation>Zeile {row} der Brücken nennt nur einen Baustein; sie wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Row {row} of the bridges: there is no block “{key}”, but a block “{similar}”. The bridge was left out; please restore the leading zeros in the table.</source>
        <translation>Zeile {row} der Brücken: Es gibt keinen Baustein „{key}“, wohl aber „{similar}“. Die Brücke wurde ausgelassen; bitte stellen Sie in der Tabelle die führenden Nullen wieder her.</translation>
    </message>
    <message>
        <source>Row {row} of the bridges: there is no block “{key}”. The bridge was left out; keys are compared as texts.</source>
        <translation>Zeile {row} der Brücken: Es gibt keinen Baustein „{key}“. Die Brücke wurde ausgelassen; Schlüssel werden als Text verglichen.</translation>
    </message>
    <message>
        <source>Row {row} of the rates has no name. Please fill it in.</source>
        <translation>Zeile {row} der Quoten hat keinen Namen. Bitte tragen Sie ihn ein.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows after the filter</source>
        <translation>Zeilen nach dem Filter</translation>
    </message>
    <message>
        <source>Rows are kept for which the expression is true; columns of a file are texts.</source>
        <translation>Behalten werden Zeilen, für die der Ausdruck wahr ist; Spalten einer Datei sind Texte.</translation>
    </message>
    <message>
        <source>Rows left out because no block has their key: {n}, with line: {keys}.</source>
        <translation>Ausgelassene Zeilen, deren Schlüssel kein Baustein hat: {n}, mit Zeilennummer: {keys}.</translation>
    </message>
    <message>
        <source>Rows left out because several blocks may be meant, with line: {keys}. Please complete the keys.</source>
        <translation>Ausgelassene Zeilen, weil mehrere Bausteine gemeint sein können, mit Zeilennummer: {keys}. Bitte vervollständigen Sie die Schlüssel.</translation>
    </message>
    <message>
        <source>Rows matched</source>
        <translation>Zugeordnete Zeilen</translation>
    </message>
    <message>
        <source>Rows not joined, {reason} ({n}): {list}.</source>
        <translation>Zeilen nicht angebunden, {reason} ({n}): {list}.</translation>
    </message>
    <message>
        <source>Rows not matched</source>
        <translation>Nicht zugeordnete Zeilen</translation>
    </message>
    <message>
        <source>Rows of no area</source>
        <translation>Zeilen ohne Gebiet</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>Rows of the log of decisions</source>
        <translation>Zeilen des Entscheidungsprotokolls</translation>
    </message>
    <message>
        <source>Rows of the plan “{title}” are missing in the table “sozialraum”. Please put them back, or take the last backup of the file.</source>
        <translation>In der Tabelle „sozialraum“ fehlen Zeilen des Entwurfs „{title}“. Bitte fügen Sie sie wieder ein, oder nehmen Sie die letzte Sicherungskopie der Datei.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows refused</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Rows refused: {n} (lines {lines}). The findings say why.</source>
        <translation>Abgelehnte Zeilen: {n} (Zeilen {lines}). Die Prüfergebnisse sagen, warum.</translation>
    </message>
    <message>
        <source>Rows state no reference system; their coordinates are read as {crs}, {n} in all: {rows}.</source>
        <translation>Zeilen ohne Bezugssystem; ihre Koordinaten werden als {crs} gelesen, insgesamt {n}: {rows}.</translation>
    </message>
    <message>
        <source>Rows state {stated}, but their coordinates do not fit it; they are read as {crs}, {n} in all: {rows}.</source>
        <translation>Zeilen geben {stated} an, doch ihre Koordinaten passen nicht dazu; sie werden als {crs} gelesen, insgesamt {n}: {rows}.</translation>
    </message>
    <message>
        <source>Rows that belong to no area, not joined ({n}): {list}.</source>
        <translation>Zeilen ohne räumliche Zuordnung, nicht angebunden ({n}): {list}.</translation>
    </message>
    <message>
        <source>Rows that name a block</source>
        <translation>Zeilen, die einen Baustein nennen</translation>
    </message>
    <message>
        <source>Rows that repeat a cell read before: {n} ({examples}). Each cell counts once; another number stood in {differ} of these rows.</source>
        <translation>Zeilen, die eine schon gelesene Zelle wiederholen: {n} ({examples}). Jede Zelle zählt einmal; eine andere Zahl stand in {differ} dieser Zeilen.</translation>
    </message>
    <message>
        <source>Rows that were refused or left out, and blocks that a person should look at.</source>
        <translation>Abgelehnte und ausgelassene Zeilen und Bausteine, die jemand ansehen sollte.</translation>
    </message>
    <message>
        <source>Rows whose Sozialraum is blank; their blocks stay without one: {n} (lines {lines}).</source>
        <translation>Zeilen ohne Sozialraum, deren Bausteine ohne einen bleiben: {n} (Zeilen {lines}).</translation>
    </message>
    <message>
        <source>Rows whose coordinates lie nowhere in Germany were left out, {n} in all: {rows}.</source>
        <translation>Zeilen, deren Koordinaten nirgends in Deutschland liegen, wurden ausgelassen, insgesamt {n}: {rows}.</translation>
    </message>
    <message>
        <source>Rows whose id and midpoint name different cells: {n} ({examples}). The id was taken.</source>
        <translation>Zeilen, deren Kennung und Mittelpunkt verschiedene Zellen nennen: {n} ({examples}). Es gilt die Kennung.</translation>
    </message>
    <message>
        <source>Rows whose key may mean several blocks</source>
        <translation>Zeilen, deren Schlüssel mehrere Bausteine meinen kann</translation>
    </message>
    <message>
        <source>Rows with an unknown key</source>
        <translation>Zeilen mit unbekanntem Schlüssel</translation>
    </message>
    <message>
        <source>Rows with totals, not joined ({n}): {list}.</source>
        <translation>Summenzeilen, nicht angebunden ({n}): {list}.</translation>
    </message>
    <message>
        <source>Rows without a Sozialraum</source>
        <translation>Zeilen ohne Sozialraum</translation>
    </message>
    <message>
        <source>Rows without a block</source>
        <translation>Zeilen ohne Baustein</translation>
    </message>
    <message>
        <source>Rows without a place</source>
        <translation>Zeilen ohne Ort</translation>
    </message>
    <message>
        <source>Rows without a readable cell id: {n} ({examples}). Placed by their midpoint: {placed}; not placed and not counted: {lost}.</source>
        <translation>Zeilen ohne lesbare Kennung der Zelle: {n} ({examples}). Über den Mittelpunkt zugeordnet: {placed}; nicht zugeordnet und nicht gezählt: {lost}.</translation>
    </message>
    <message>
        <source>Rows without a second key put their block into the group named here; by default the field “gruppe”.</source>
        <translation>Zeilen ohne zweiten Schlüssel ordnen ihren Baustein der hier genannten Gruppe zu; ohne Angabe das Feld „gruppe“.</translation>
    </message>
    <message>
        <source>Rows without coordinates were left out, {n} in all: {rows}.</source>
        <translation>Zeilen ohne Koordinaten wurden ausgelassen, insgesamt {n}: {rows}.</translation>
    </message>
    <message>
        <source>Rows without the key of a block: {n} (lines {lines}).</source>
        <translation>Zeilen ohne Schlüssel eines Bausteins: {n} (Zeilen {lines}).</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule V07; empty means that it is not checked.</source>
        <translation>Regel V07; leer bedeutet, dass sie nicht geprüft wird.</translation>
    </message>
    <message>
        <source>Rule V08; empty means that it is not checked.</source>
        <translation>Regel V08; leer bedeutet, dass sie nicht geprüft wird.</translation>
    </message>
    <message>
        <source>Rural county</source>
        <translation>Ländlicher Kreis</translation>
    </message>
    <message>
        <source>SVG, PNG or JPEG; printed at the upper right. An SVG stays sharp.</source>
        <translation>SVG, PNG oder JPEG; steht oben rechts. Ein SVG bleibt scharf.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save Sozialräume</source>
        <translation>Sozialräume speichern</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save plan as</source>
        <translation>Entwurf speichern unter</translation>
    </message>
    <message>
        <source>Save to {file}; until then the journal keeps every change</source>
        <translation>In {file} speichern; bis dahin hält das Journal jede Änderung fest</translation>
    </message>
    <message>
        <source>Saved in {file}</source>
        <translation>In {file} gespeichert</translation>
    </message>
    <message>
        <source>Saved in {file}.</source>
        <translation>In {file} gespeichert.</translation>
    </message>
    <message>
        <source>Saved to {path}. The layers are in the project, hidden behind the plan.</source>
        <translation>Gespeichert in {path}. Die Layer liegen im Projekt und sind ausgeblendet, solange der Entwurf geöffnet ist.</translation>
    </message>
    <message>
        <source>Scale (denominator)</source>
        <translation>Maßstab (Nenner)</translation>
    </message>
    <message>
        <source>Scale {scale} (on {paper})</source>
        <translation>Maßstab {scale} (auf {paper})</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>Secret values</source>
        <translation>Geheime Werte</translation>
    </message>
    <message>
        <source>Secret values: {secret} (sums on their own account: {primary}, to protect those: {secondary}). Incomplete values: {incomplete}.</source>
        <translation>Geheime Werte: {secret} (Summen von sich aus: {primary}, zu deren Schutz: {secondary}). Unvollständige Werte: {incomplete}.</translation>
    </message>
    <message>
        <source>Secret: so few cases must not be shown, neither as a number nor as a difference.</source>
        <translation>Geheim: So wenige Fälle dürfen weder als Zahl noch als Differenz gezeigt werden.</translation>
    </message>
    <message>
        <source>Separate part of {region} declared</source>
        <translation>Getrennter Teil von {region} erklärt</translation>
    </message>
    <message>
        <source>Separate parts; one is contiguous</source>
        <translation>Getrennte Teile; einer heißt zusammenhängend</translation>
    </message>
    <message>
        <source>Separated by semicolons, for example 02 for primary schools in NRW.</source>
        <translation>Durch Semikolon getrennt, zum Beispiel 02 für Grundschulen in NRW.</translation>
    </message>
    <message>
        <source>Set aside as a variant</source>
        <translation>Als Variante ablegen</translation>
    </message>
    <message>
        <source>Several Sozialräume have the label “{label}”: {keys}. Please rename all but one of them.</source>
        <translation>Mehrere Sozialräume haben das Kürzel „{label}“: {keys}. Bitte benennen Sie alle bis auf einen um.</translation>
    </message>
    <message>
        <source>Several columns of “{source}” may hold the Sozialraum: {columns}. Please name the right one.</source>
        <translation>Mehrere Spalten von „{source}“ können den Sozialraum enthalten: {columns}. Bitte nennen Sie die richtige.</translation>
    </message>
    <message>
        <source>Several columns of “{source}” may hold the key of the block: {columns}. Please name the right one.</source>
        <translation>Mehrere Spalten von „{source}“ können den Schlüssel des Bausteins enthalten: {columns}. Bitte nennen Sie die richtige.</translation>
    </message>
    <message>
        <source>Shapefiles cut field names to 10 characters, so that later steps would not find the fields. Please save “{path}” as a GeoPackage (.gpkg).</source>
        <translation>Shapefiles kürzen Feldnamen auf 10 Zeichen, sodass spätere Schritte die Felder nicht finden. Bitte speichern Sie „{path}“ als GeoPackage (.gpkg).</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share by area</source>
        <translation>Nach Fläche verteilen</translation>
    </message>
    <message>
        <source>Share by buildings</source>
        <translation>Nach Gebäuden verteilen</translation>
    </message>
    <message>
        <source>Share in %</source>
        <translation>Anteil in %</translation>
    </message>
    <message>
        <source>Share of area</source>
        <translation>Anteil an der Fläche</translation>
    </message>
    <message>
        <source>Share of border along the barrier (percent)</source>
        <translation>Anteil der Grenze an der Barriere (Prozent)</translation>
    </message>
    <message>
        <source>Share of its area (%)</source>
        <translation>Anteil seiner Fläche (%)</translation>
    </message>
    <message>
        <source>Share of residents in percent (K12)</source>
        <translation>Anteil der Einwohner in Prozent (K12)</translation>
    </message>
    <message>
        <source>Share of the residents of a Sozialraum whose nearest facility lies in it; where it is smaller, there is a warning.</source>
        <translation>Anteil der Einwohner eines Sozialraums, deren nächste Einrichtung in ihm liegt; ist er kleiner, folgt eine Warnung.</translation>
    </message>
    <message>
        <source>Share of the sum</source>
        <translation>Anteil an der Summe</translation>
    </message>
    <message>
        <source>Shared borders</source>
        <translation>Gemeinsame Grenzen</translation>
    </message>
    <message>
        <source>Sharing cells by buildings needs a layer with buildings. Please choose it, or another way.</source>
        <translation>Um Zellen nach Gebäuden zu verteilen, wird ein Layer mit Gebäuden gebraucht. Bitte wählen Sie ihn oder ein anderes Verfahren.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Sheet of a workbook; by default the fullest.</source>
        <translation>Blatt einer Arbeitsmappe; sonst das mit den meisten Daten.</translation>
    </message>
    <message>
        <source>Sheet of a workbook; empty takes the one with the most data.</source>
        <translation>Blatt einer Arbeitsmappe; leer nimmt das mit den meisten Daten.</translation>
    </message>
    <message>
        <source>Sheet of the workbook; by default the one with the most data.</source>
        <translation>Blatt der Arbeitsmappe; ohne Angabe das mit den meisten Daten.</translation>
    </message>
    <message>
        <source>Sheet “{sheet}” was read; there are data in {sheets} as well.</source>
        <translation>Gelesen wurde das Tabellenblatt „{sheet}“; Daten stehen auch in {sheets}.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Blätter</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Short borders</source>
        <translation>Kurze Grenzen</translation>
    </message>
    <message>
        <source>Short borders instead of frayed ones; counts a third or three times as much.</source>
        <translation>Kurze statt ausgefranster Grenzen; zählt ein Drittel oder dreimal so viel.</translation>
    </message>
    <message>
        <source>Short code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Shortest border that connects (metres)</source>
        <translation>Kürzeste verbindende Grenze (Meter)</translation>
    </message>
    <message>
        <source>Show values from this number of residents on</source>
        <translation>Werte ab dieser Zahl von Einwohnern zeigen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Sign of secret values</source>
        <translation>Zeichen für geheime Werte</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Zeichenerklärung</translation>
    </message>
    <message>
        <source>Signs in place of numbers</source>
        <translation>Zeichen anstelle von Zahlen</translation>
    </message>
    <message>
        <source>Signs of the indicator</source>
        <translation>Zeichen zum Indikator</translation>
    </message>
    <message>
        <source>Signs of the table</source>
        <translation>Zeichen der Tabelle</translation>
    </message>
    <message>
        <source>Similar buildings</source>
        <translation>Ähnliche Bebauung</translation>
    </message>
    <message>
        <source>Similar buildings and social situation</source>
        <translation>Ähnliche Bebauung, soziale Lage</translation>
    </message>
    <message>
        <source>Similar in: {fields}.</source>
        <translation>Ähnlich in: {fields}.</translation>
    </message>
    <message>
        <source>Similar social situation</source>
        <translation>Ähnliche soziale Lage</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Sizes and weights that suit a situation. What you enter below takes their place; what stays empty is as in the preset. “Own weights” counts only what you enter under “Advanced parameters”.</source>
        <translation>Größen und Gewichte, die zu einer Lage passen. Was Sie darunter eintragen, tritt an ihre Stelle; was leer bleibt, ist wie in der Vorgabe. „Eigene Gewichte“ zählt nur, was Sie unter „Fortgeschrittene Parameter“ eintragen.</translation>
    </message>
    <message>
        <source>Small numbers and numbers hidden to protect them get the same sign.</source>
        <translation>Kleine Zahlen und zu deren Schutz gesperrte Zahlen erhalten dasselbe Zeichen.</translation>
    </message>
    <message>
        <source>Small numbers that both versions tell together</source>
        <translation>Kleine Zahlen, die beide Fassungen zusammen verraten</translation>
    </message>
    <message>
        <source>Smaller Sozialräume are dotted and belong to no class; 0 shows all.</source>
        <translation>Kleinere Sozialräume werden gepunktet und gehören zu keiner Klasse; 0 zeigt alle.</translation>
    </message>
    <message>
        <source>Smaller numbers of residents, and those that would betray them, are left out of annex, log and Sozialräume. Where the plan before is known, a warning says which of them could be found from the residents of both versions.</source>
        <translation>Kleinere Einwohnerzahlen und solche, die sie verraten würden, fehlen in Anlage, Protokoll und Sozialräumen. Ist der frühere Entwurf bekannt, sagt eine Warnung, welche sich aus den Einwohnerzahlen beider Fassungen ermitteln ließen.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Smallest Sozialraum (residents)</source>
        <translation>Kleinster Sozialraum (Einwohner)</translation>
    </message>
    <message>
        <source>Smallest base of a rate</source>
        <translation>Kleinste Bezugsgröße einer Quote</translation>
    </message>
    <message>
        <source>Smallest count that may be shown</source>
        <translation>Kleinste Fallzahl, die gezeigt werden darf</translation>
    </message>
    <message>
        <source>Smallest difference (percent of the residents)</source>
        <translation>Mindestunterschied (Prozent der Einwohner)</translation>
    </message>
    <message>
        <source>Smallest difference found (percent)</source>
        <translation>Kleinster gefundener Unterschied (Prozent)</translation>
    </message>
    <message>
        <source>Smallest number that is printed</source>
        <translation>Kleinste Zahl, die ausgegeben wird</translation>
    </message>
    <message>
        <source>So much of a border must lie along the barrier for it to be cut; with less it is weakened.</source>
        <translation>So viel von einer Grenze muss an der Barriere entlanglaufen, damit sie getrennt wird; bei weniger ist sie geschwächt.</translation>
    </message>
    <message>
        <source>Some letters of the file are damaged; please check the names.</source>
        <translation>Einige Buchstaben der Datei sind beschädigt; bitte prüfen Sie die Namen.</translation>
    </message>
    <message>
        <source>Some recorded gestures do not fit the plan: {n}. They are kept as “{file}”.</source>
        <translation>Einige aufgezeichnete Schritte passen nicht zum Entwurf: {n}. Sie bleiben als „{file}“ erhalten.</translation>
    </message>
    <message>
        <source>Some would tear a Sozialraum apart. To have them made all the same, and named, switch off “Refuse changes that tear a Sozialraum apart”.</source>
        <translation>Einige würden einen Sozialraum zerreißen. Sollen sie trotzdem ausgeführt und genannt werden, schalten Sie „Änderungen ablehnen, die einen Sozialraum zerreißen“ aus.</translation>
    </message>
    <message>
        <source>Somebody has replaced or saved “{path}” while it was open here. Please save your plan under another name and compare both; nothing is lost.</source>
        <translation>Jemand hat „{path}“ ersetzt oder gespeichert, während die Datei hier geöffnet war. Bitte speichern Sie Ihren Entwurf unter einem anderen Namen und vergleichen Sie beide; es geht nichts verloren.</translation>
    </message>
    <message>
        <source>Something is to stay as it is, but no field with existing Sozialräume was chosen. Please choose the field, or clear what is locked.</source>
        <translation>Etwas soll bleiben, wie es ist, aber es wurde kein Feld mit bestehenden Sozialräumen gewählt. Bitte wählen Sie das Feld, oder leeren Sie, was festgelegt ist.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source note for publications</source>
        <translation>Quellenvermerk für Veröffentlichungen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources of what should lie together</source>
        <translation>Quellen dafür, was zusammenliegen soll</translation>
    </message>
    <message>
        <source>Sozialraum</source>
        <translation>Sozialraum</translation>
    </message>
    <message>
        <source>Sozialraum found</source>
        <translation>Sozialraum gefunden</translation>
    </message>
    <message>
        <source>Sozialraum in the older blocks</source>
        <translation>Sozialraum der alten Bausteine</translation>
    </message>
    <message>
        <source>Sozialraum {key} consists of {n} separate parts (residents: {residents}).</source>
        <translation>Sozialraum {key} besteht aus {n} getrennten Teilen (Einwohner: {residents}).</translation>
    </message>
    <message>
        <source>Sozialraum {key} consists of {n} separate parts on purpose: {reason} (residents: {residents}).</source>
        <translation>Sozialraum {key} besteht mit Absicht aus {n} getrennten Teilen: {reason} (Einwohner: {residents}).</translation>
    </message>
    <message>
        <source>Sozialraum {key} crosses the border of its municipality ({municipalities}).</source>
        <translation>Sozialraum {key} überschreitet die Gemeindegrenze ({municipalities}).</translation>
    </message>
    <message>
        <source>Sozialraum {key} has no facility, and none of its residents is counted.</source>
        <translation>Sozialraum {key} hat keine Einrichtung, und keiner seiner Einwohner wird gezählt.</translation>
    </message>
    <message>
        <source>Sozialraum {key} has no facility. For its {residents} residents the nearest one lies mostly here: {other}.</source>
        <translation>Sozialraum {key} hat keine Einrichtung. Für seine {residents} Einwohner liegt die nächste meist hier: {other}.</translation>
    </message>
    <message>
        <source>Sozialraum {key} has {residents} residents; at most {maximum} are wanted.</source>
        <translation>Sozialraum {key} hat {residents} Einwohner, gewünscht sind höchstens {maximum}.</translation>
    </message>
    <message>
        <source>Sozialraum {key} has {residents} residents; {minimum} are required.</source>
        <translation>Sozialraum {key} hat {residents} Einwohner, verlangt sind {minimum}.</translation>
    </message>
    <message>
        <source>Sozialraum {key} includes blocks that no border connects with it: {keys} ({residents} residents).</source>
        <translation>Zu Sozialraum {key} gehören Bausteine, die keine Grenze mit ihm verbindet: {keys} ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>Sozialraum {key} needs a name of 3 to 80 characters (now “{name}”).</source>
        <translation>Sozialraum {key} braucht einen Namen mit 3 bis 80 Zeichen (jetzt „{name}“).</translation>
    </message>
    <message>
        <source>Sozialraum {key} reaches across a barrier; {length} m of it lie between its blocks {keys}.</source>
        <translation>Sozialraum {key} reicht über eine Barriere hinweg; {length} m davon liegen zwischen seinen Bausteinen {keys}.</translation>
    </message>
    <message>
        <source>Sozialraum {key}: for {percent} % of {residents} residents the nearest facility lies in their own Sozialraum, {minimum} % are wanted. Elsewhere mostly: {other}.</source>
        <translation>Sozialraum {key}: Für {percent} % von {residents} Einwohnern liegt die nächste Einrichtung im eigenen Sozialraum, erwünscht sind {minimum} %. Sonst meist in: {other}.</translation>
    </message>
    <message>
        <source>Sozialräume</source>
        <translation>Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume (neighbours differ in colour)</source>
        <translation>Sozialräume (Nachbarn in verschiedenen Farben)</translation>
    </message>
    <message>
        <source>Sozialräume (residents)</source>
        <translation>Sozialräume (Einwohner)</translation>
    </message>
    <message>
        <source>Sozialräume (social planning areas)</source>
        <translation>Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume above the upper limit</source>
        <translation>Sozialräume über der Obergrenze</translation>
    </message>
    <message>
        <source>Sozialräume below the lower limit</source>
        <translation>Sozialräume unter der Untergrenze</translation>
    </message>
    <message>
        <source>Sozialräume below the minimum</source>
        <translation>Sozialräume unter der Mindestzahl</translation>
    </message>
    <message>
        <source>Sozialräume below the wanted share</source>
        <translation>Sozialräume unter dem erwünschten Anteil</translation>
    </message>
    <message>
        <source>Sozialräume below {minimum} %: {n} of {total}, {empty} of them have no facility.</source>
        <translation>Sozialräume unter {minimum} %: {n} von {total}, davon {empty} ohne Einrichtung.</translation>
    </message>
    <message>
        <source>Sozialräume lie</source>
        <translation>Sozialräume liegen</translation>
    </message>
    <message>
        <source>Sozialräume must stay inside their municipality</source>
        <translation>Sozialräume müssen innerhalb ihrer Gemeinde liegen</translation>
    </message>
    <message>
        <source>Sozialräume of a municipality differ from their mean by no more than this; may be empty.</source>
        <translation>Die Sozialräume einer Gemeinde weichen von ihrem Mittel höchstens so weit ab; darf leer bleiben.</translation>
    </message>
    <message>
        <source>Sozialräume of a municipality differ from their mean size by no more than this.</source>
        <translation>Um höchstens so viel weichen die Sozialräume einer Gemeinde von ihrer mittleren Größe ab.</translation>
    </message>
    <message>
        <source>Sozialräume of a municipality of about the same size; likewise.</source>
        <translation>Sozialräume einer Gemeinde etwa gleich groß; ebenso.</translation>
    </message>
    <message>
        <source>Sozialräume of several parts</source>
        <translation>Sozialräume aus mehreren Teilen</translation>
    </message>
    <message>
        <source>Sozialräume panel</source>
        <translation>Bedienfeld „Sozialräume“</translation>
    </message>
    <message>
        <source>Sozialräume stay inside their municipality</source>
        <translation>Sozialräume bleiben in ihrer Gemeinde</translation>
    </message>
    <message>
        <source>Sozialräume stay within their municipality</source>
        <translation>Sozialräume bleiben innerhalb ihrer Gemeinde</translation>
    </message>
    <message>
        <source>Sozialräume that are gone</source>
        <translation>Entfallene Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume that are new</source>
        <translation>Neue Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume that are only renamed</source>
        <translation>Sozialräume, die nur umbenannt sind</translation>
    </message>
    <message>
        <source>Sozialräume that change</source>
        <translation>Sozialräume, die sich ändern</translation>
    </message>
    <message>
        <source>Sozialräume that got a key after the pattern AGS-NN: {n} ({keys}).</source>
        <translation>Sozialräume, die einen Schlüssel nach dem Muster AGS-NN bekommen haben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Sozialräume that got no block: {n} ({keys}).</source>
        <translation>Sozialräume, die keinen Baustein bekommen haben: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Sozialräume that reach across municipal borders: {n} of {of} ({names}). They are to stay within their municipality, so that each of them counts as an error. Please check whether the source names Sozialräume, or let them cross municipal borders.</source>
        <translation>Sozialräume, die über Gemeindegrenzen reichen: {n} von {of} ({names}). Sozialräume sollen innerhalb ihrer Gemeinde bleiben, deshalb gilt jeder davon als Fehler. Bitte prüfen Sie, ob die Quelle wirklich Sozialräume nennt, oder lassen Sie zu, dass sie über Gemeindegrenzen reichen.</translation>
    </message>
    <message>
        <source>Sozialräume that stay</source>
        <translation>Sozialräume, die bleiben</translation>
    </message>
    <message>
        <source>Sozialräume with a facility, yet below {minimum} % ({n})</source>
        <translation>Sozialräume mit Einrichtung und doch unter {minimum} % ({n})</translation>
    </message>
    <message>
        <source>Sozialräume with a value</source>
        <translation>Sozialräume mit Wert</translation>
    </message>
    <message>
        <source>Sozialräume with indicators</source>
        <translation>Sozialräume mit Indikatoren</translation>
    </message>
    <message>
        <source>Sozialräume with other borders</source>
        <translation>Sozialräume mit anderen Grenzen</translation>
    </message>
    <message>
        <source>Sozialräume with predecessors</source>
        <translation>Sozialräume mit Vorgängern</translation>
    </message>
    <message>
        <source>Sozialräume with the same key form a municipality with a thicker border.</source>
        <translation>Sozialräume mit demselben Schlüssel bilden eine Gemeinde mit dickerer Grenze.</translation>
    </message>
    <message>
        <source>Sozialräume without a block</source>
        <translation>Sozialräume ohne Baustein</translation>
    </message>
    <message>
        <source>Sozialräume without a facility</source>
        <translation>Sozialräume ohne Einrichtung</translation>
    </message>
    <message>
        <source>Sozialräume without a facility ({n})</source>
        <translation>Sozialräume ohne Einrichtung ({n})</translation>
    </message>
    <message>
        <source>Sozialräume without a value</source>
        <translation>Sozialräume ohne Wert</translation>
    </message>
    <message>
        <source>Sozialräume without enough of “{name}”</source>
        <translation>Sozialräume mit zu wenig „{name}“</translation>
    </message>
    <message>
        <source>Sozialräume, the smallest first</source>
        <translation>Sozialräume, der kleinste zuerst</translation>
    </message>
    <message>
        <source>Sozialräume: manual</source>
        <translation>Sozialräume: Handbuch</translation>
    </message>
    <message>
        <source>Sozialräume: {counts}.</source>
        <translation>Sozialräume: {counts}.</translation>
    </message>
    <message>
        <source>Sozialräume: {n}</source>
        <translation>Sozialräume: {n}</translation>
    </message>
    <message>
        <source>Sozialräume: {n}, with {smallest} to {largest} residents, {total} in all.</source>
        <translation>Sozialräume: {n}, mit {smallest} bis {largest} Einwohnern, zusammen {total}.</translation>
    </message>
    <message>
        <source>Sozialräume: {regions}, indicators: {indicators}, secret values: {secret}.</source>
        <translation>Sozialräume: {regions}, Indikatoren: {indicators}, geheime Werte: {secret}.</translation>
    </message>
    <message>
        <source>Sozialräume: {regions}, municipalities: {municipalities}.</source>
        <translation>Sozialräume: {regions}, Gemeinden: {municipalities}.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Split {region}</source>
        <translation>{region} teilen</translation>
    </message>
    <message>
        <source>Split …</source>
        <translation>Teilen …</translation>
    </message>
    <message>
        <source>Square matrix</source>
        <translation>Quadratische Matrix</translation>
    </message>
    <message>
        <source>Standard deviations</source>
        <translation>Standardabweichungen</translation>
    </message>
    <message>
        <source>Stands beside each number, such as “Melderegister, 31.12.2025”.</source>
        <translation>Steht neben jeder Zahl, etwa „Melderegister, 31.12.2025“.</translation>
    </message>
    <message>
        <source>Stands beside each number, such as “Zensus 2022”. Empty: taken from the name of the file.</source>
        <translation>Steht neben jeder Zahl, etwa „Zensus 2022“. Leer: aus dem Dateinamen.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State at opening</source>
        <translation>Stand beim Öffnen</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Stellungnahme</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Steps and reasons of the plan “{title}” are kept in the file, but cannot be undone: {steps} steps, {decisions} reasons.</source>
        <translation>Schritte und Begründungen des Entwurfs „{title}“ bleiben in der Datei erhalten, lassen sich aber nicht mehr zurücknehmen: {steps} Schritte, {decisions} Begründungen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and ask where it is not clear</source>
        <translation>Anhalten, wo es nicht eindeutig ist</translation>
    </message>
    <message>
        <source>Stop unless every row and every area has a partner</source>
        <translation>Anhalten, wenn nicht jede Zeile und jedes Gebiet ein Gegenstück hat</translation>
    </message>
    <message>
        <source>Store reason</source>
        <translation>Begründung speichern</translation>
    </message>
    <message>
        <source>Stores the result in the plan file as a new plan; the old one stays as it is. Empty: the plan file is only read.</source>
        <translation>Legt das Ergebnis als neuen Entwurf in der Entwurfsdatei ab; der alte bleibt, wie er ist. Leer: Die Entwurfsdatei wird nur gelesen.</translation>
    </message>
    <message>
        <source>Such as % or “per 1,000”.</source>
        <translation>Zum Beispiel % oder „je 1.000“.</translation>
    </message>
    <message>
        <source>Such as 1.0; empty: as the plan file says.</source>
        <translation>Zum Beispiel 1.0; leer: wie in der Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Such as the county.</source>
        <translation>Zum Beispiel der Kreis.</translation>
    </message>
    <message>
        <source>Such as the steering group</source>
        <translation>Zum Beispiel die Lenkungsgruppe</translation>
    </message>
    <message>
        <source>Such as “1.0, valid from …”.</source>
        <translation>Zum Beispiel „1.0, gültig ab …“.</translation>
    </message>
    <message>
        <source>Such as: the hamlet beyond the river has always belonged to the parish</source>
        <translation>Zum Beispiel: Der Weiler jenseits des Flusses gehört seit jeher zur Pfarrgemeinde</translation>
    </message>
    <message>
        <source>Suggest an exchange that mends it …</source>
        <translation>Behebung vorschlagen …</translation>
    </message>
    <message>
        <source>Suggest …</source>
        <translation>Vorschlagen …</translation>
    </message>
    <message>
        <source>Suggestion: {moves}</source>
        <translation>Vorschlag: {moves}</translation>
    </message>
    <message>
        <source>Suggestion: {moves}.</source>
        <translation>Vorschlag: {moves}.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Sum of the numbers</source>
        <translation>Summe der Zahlen</translation>
    </message>
    <message>
        <source>Sum over the blocks of the Sozialraum</source>
        <translation>Summe über die Bausteine des Sozialraums</translation>
    </message>
    <message>
        <source>Sums and rates by Sozialraum: own calculations.</source>
        <translation>Summen und Quoten nach Sozialräumen: eigene Berechnungen.</translation>
    </message>
    <message>
        <source>Sums counts of blocks to Sozialräume and computes rates from summed numerators and denominators; percentages are never averaged. Missing and secret values are never counted as 0: one secret block makes the sum secret, one missing block leaves it incomplete. Small numbers are suppressed, and with them what would give them away.</source>
        <translation>Summiert Anzahlen der Bausteine zu Sozialräumen und berechnet Quoten aus summierten Zählern und Nennern; Prozentwerte werden nie gemittelt. Fehlende und geheime Werte zählen nie als 0: Ein geheimer Baustein macht die Summe geheim, ein fehlender lässt sie unvollständig. Kleine Zahlen werden gesperrt, und mit ihnen, was sie verraten würde.</translation>
    </message>
    <message>
        <source>Supply and meeting places</source>
        <translation>Versorgung und Treffpunkte</translation>
    </message>
    <message>
        <source>Supply in reach: {name}</source>
        <translation>Gut versorgt: {name}</translation>
    </message>
    <message>
        <source>Switched off, Sozialräume may reach across municipalities.</source>
        <translation>Ausgeschaltet dürfen Sozialräume über Gemeindegrenzen reichen.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table (CSV, Excel, layer) with the keys of two blocks in each row.</source>
        <translation>Tabelle (CSV, Excel, Layer) mit den Schlüsseln zweier Bausteine je Zeile.</translation>
    </message>
    <message>
        <source>Table of all links with kind, source, weight and reason, which later steps can read.</source>
        <translation>Tabelle aller Verknüpfungen mit Art, Quelle, Gewicht und Grund, die spätere Schritte lesen können.</translation>
    </message>
    <message>
        <source>Table of indicators</source>
        <translation>Indikatorentabelle</translation>
    </message>
    <message>
        <source>Table of links</source>
        <translation>Tabelle mit Verknüpfungen</translation>
    </message>
    <message>
        <source>Table of predecessors</source>
        <translation>Tabelle der Vorgänger</translation>
    </message>
    <message>
        <source>Table of rows and areas without a partner, totals and repeated rows.</source>
        <translation>Tabelle der Zeilen und Gebiete ohne Gegenstück, der Summenzeilen und der wiederholten Zeilen.</translation>
    </message>
    <message>
        <source>Table that “Aggregate indicators” writes. It gives name, definition, unit, decimals, source and date where the fields below are empty.</source>
        <translation>Tabelle, die „Indikatoren zusammenfassen“ schreibt. Aus ihr stammen Name, Definition, Einheit, Dezimalstellen, Quelle und Stichtag, wo die Felder unten leer sind.</translation>
    </message>
    <message>
        <source>Table that “Link blocks that belong together” has written: what must, must not and should lie in one Sozialraum. Leave Ortsteile out of it, or they count twice.</source>
        <translation>Tabelle, die „Zusammengehörigkeit festlegen“ geschrieben hat: was in einem Sozialraum liegen muss, nicht liegen darf und liegen soll. Ortsteile lassen Sie darin weg, sonst zählen sie doppelt.</translation>
    </message>
    <message>
        <source>Table, layer and field would each assign the blocks. Please choose one of them only.</source>
        <translation>Tabelle, Layer und Feld würden die Bausteine jeweils selbst zuordnen. Bitte wählen Sie nur eines davon.</translation>
    </message>
    <message>
        <source>Table: column with the Sozialraum</source>
        <translation>Tabelle: Spalte mit dem Sozialraum</translation>
    </message>
    <message>
        <source>Table: column with the block</source>
        <translation>Tabelle: Spalte mit dem Baustein</translation>
    </message>
    <message>
        <source>Table: column with the label</source>
        <translation>Tabelle: Spalte mit dem Kürzel</translation>
    </message>
    <message>
        <source>Table: column with the name</source>
        <translation>Tabelle: Spalte mit dem Namen</translation>
    </message>
    <message>
        <source>Table: field with the first key</source>
        <translation>Tabelle: Feld mit dem ersten Schlüssel</translation>
    </message>
    <message>
        <source>Table: field with the group</source>
        <translation>Tabelle: Feld mit der Gruppe</translation>
    </message>
    <message>
        <source>Table: field with the kind</source>
        <translation>Tabelle: Feld mit der Art</translation>
    </message>
    <message>
        <source>Table: field with the reason</source>
        <translation>Tabelle: Feld mit dem Grund</translation>
    </message>
    <message>
        <source>Table: field with the second key</source>
        <translation>Tabelle: Feld mit dem zweiten Schlüssel</translation>
    </message>
    <message>
        <source>Table: field with the weight of the pair</source>
        <translation>Tabelle: Feld mit dem Gewicht des Paares</translation>
    </message>
    <message>
        <source>Table: first block</source>
        <translation>Tabelle: erster Baustein</translation>
    </message>
    <message>
        <source>Table: residents, number by kind, share of residents (K12).</source>
        <translation>Tabelle: Einwohner, Anzahl nach Art, Anteil der Einwohner (K12).</translation>
    </message>
    <message>
        <source>Table: second block</source>
        <translation>Tabelle: zweiter Baustein</translation>
    </message>
    <message>
        <source>Table: weight of the source</source>
        <translation>Tabelle: Gewicht der Quelle</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.xlsx *.xlsm *.ods);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt *.xlsx *.xlsm *.ods);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)</source>
        <translation>Tabellen (*.xlsx *.xlsm *.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take from</source>
        <translation>Nehmen aus</translation>
    </message>
    <message>
        <source>Take over and open</source>
        <translation>Übernehmen und öffnen</translation>
    </message>
    <message>
        <source>Take the straight line</source>
        <translation>Luftlinie nehmen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Target of residents</source>
        <translation>Zielgröße in Einwohnern</translation>
    </message>
    <message>
        <source>Target size</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>Target: the Sozialraum that gets the blocks (Alt + click picks one)</source>
        <translation>Ziel: der Sozialraum, der die Bausteine bekommt (Alt + Klick nimmt ihn auf)</translation>
    </message>
    <message>
        <source>Text kept with each pair, for example from a workshop; by default “grund”.</source>
        <translation>Text, der bei jedem Paar erhalten bleibt, zum Beispiel aus einem Workshop; ohne Angabe „grund“.</translation>
    </message>
    <message>
        <source>Text tables (*.csv *.txt);;All files (*)</source>
        <translation>Texttabellen (*.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The Ortsteil {place} is divided among {n} Sozialräume: {regions} (residents: {residents}).</source>
        <translation>Der Ortsteil {place} ist auf {n} Sozialräume verteilt: {regions} (Einwohner: {residents}).</translation>
    </message>
    <message>
        <source>The PDF file; an existing file is replaced.</source>
        <translation>Die PDF-Datei; eine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <source>The Python library “{library}” is missing in this QGIS. Please have the complete QGIS package installed.</source>
        <translation>Die Python-Bibliothek „{library}“ fehlt in diesem QGIS. Bitte lassen Sie das vollständige QGIS-Paket installieren.</translation>
    </message>
    <message>
        <source>The Sozialraum under the press</source>
        <translation>Der Sozialraum unter der Maus</translation>
    </message>
    <message>
        <source>The Sozialraum {region} has no block any more and is left out. Please check whether that is meant.</source>
        <translation>Der Sozialraum {region} hat keinen Baustein mehr und entfällt. Bitte prüfen Sie, ob das gewollt ist.</translation>
    </message>
    <message>
        <source>The Sozialraum {region} has {residents} residents, fewer than {minimum}, and the search found no way out. Merge it with a neighbour, or lower the limit.</source>
        <translation>Der Sozialraum {region} hat {residents} Einwohner, weniger als {minimum}, und die Suche fand keinen Ausweg. Vereinigen Sie ihn mit einem Nachbarn oder senken Sie die Grenze.</translation>
    </message>
    <message>
        <source>The Sozialraum {region} has {residents} residents, more than {maximum}, and the search found no way out. Divide it, or raise the limit.</source>
        <translation>Der Sozialraum {region} hat {residents} Einwohner, mehr als {maximum}, und die Suche fand keinen Ausweg. Teilen Sie ihn oder heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>The Sozialraum {region} is locked and outside the limits with {residents} residents. Unlock it if it is to be adapted.</source>
        <translation>Der Sozialraum {region} ist gesperrt und liegt mit {residents} Einwohnern außerhalb der Grenzen. Entsperren Sie ihn, wenn er angepasst werden soll.</translation>
    </message>
    <message>
        <source>The Sozialraum {region} is outside the limits of “{name}” with {total}, and the search found no way out.</source>
        <translation>Der Sozialraum {region} liegt mit {total} außerhalb der Grenzen für „{name}“, und die Suche fand keinen Ausweg.</translation>
    </message>
    <message>
        <source>The Sozialraum {region} was not connected. Blocks cut off from the rest of it went to neighbouring Sozialräume: {n}. Draw a bridge if they are to stay.</source>
        <translation>Der Sozialraum {region} hing nicht zusammen. Abgeschnittene Bausteine kamen zu benachbarten Sozialräumen: {n}. Zeichnen Sie eine Brücke, wenn sie bleiben sollen.</translation>
    </message>
    <message>
        <source>The Sozialraum “{region}” lies in several municipalities, so totals of municipalities cannot be protected. Please switch off secondary suppression or correct the blocks.</source>
        <translation>Der Sozialraum „{region}“ liegt in mehreren Gemeinden, deshalb lassen sich Gemeindesummen nicht schützen. Bitte schalten Sie den Schutz vor Rückrechnung aus oder berichtigen Sie die Bausteine.</translation>
    </message>
    <message>
        <source>The allowed deviation from the mean must lie between 0 and 100 %. Please enter 5, for example, or leave it empty.</source>
        <translation>Die erlaubte Abweichung vom Mittel muss zwischen 0 und 100 % liegen. Bitte geben Sie zum Beispiel 5 ein, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>The block key “{key}” is blank or occurs {n} times.</source>
        <translation>Der Bausteinschlüssel „{key}“ ist leer oder kommt {n}-mal vor.</translation>
    </message>
    <message>
        <source>The block key “{old}” occurs {n} times; this block now has the key “{new}”.</source>
        <translation>Der Bausteinschlüssel „{old}“ kommt {n}-mal vor; dieser Baustein heißt jetzt „{new}“.</translation>
    </message>
    <message>
        <source>The blocks and their neighbours are read …</source>
        <translation>Bausteine und ihre Nachbarschaft werden gelesen …</translation>
    </message>
    <message>
        <source>The blocks are in {crs}, another form of ETRS89 than the agreed {expected}.</source>
        <translation>Die Bausteine liegen in {crs}, einer anderen Form von ETRS89 als vereinbart ({expected}).</translation>
    </message>
    <message>
        <source>The blocks are in {crs}; {expected} (ETRS89/UTM zone 32) is agreed. Please reproject them, or other layers will not fit.</source>
        <translation>Die Bausteine liegen in {crs}; vereinbart ist {expected} (ETRS89/UTM Zone 32). Bitte transformieren Sie sie, sonst passen andere Layer nicht.</translation>
    </message>
    <message>
        <source>The blocks are not ready: {n} keys are blank or occur twice (for example “{example}”). Please run “Prepare blocks” first.</source>
        <translation>Die Bausteine sind nicht vorbereitet: {n} Schlüssel sind leer oder kommen mehrfach vor (zum Beispiel „{example}“). Bitte führen Sie zuerst „Bausteine vorbereiten“ aus.</translation>
    </message>
    <message>
        <source>The blocks had {before} residents before, now {now} (deviation {percent} %). The former numbers are kept in “einwohner_vorher”.</source>
        <translation>Die Bausteine hatten vorher {before} Einwohner, jetzt {now} (Abweichung {percent} %). Die früheren Zahlen stehen in „einwohner_vorher“.</translation>
    </message>
    <message>
        <source>The blocks have no field “{field}” or “{other}”. Please choose their fields anew.</source>
        <translation>Die Bausteine haben kein Feld „{field}“ oder „{other}“. Bitte wählen Sie die Felder neu.</translation>
    </message>
    <message>
        <source>The blocks have no residents. Please check the field with the residents.</source>
        <translation>Die Bausteine haben keine Einwohner. Bitte prüfen Sie das Feld mit den Einwohnern.</translation>
    </message>
    <message>
        <source>The blocks lie outside the range of {crs}, so that grid cells cannot be placed. Please check the coordinate reference system in the layer properties.</source>
        <translation>Die Bausteine liegen außerhalb des Bereichs von {crs}, sodass sich Gitterzellen nicht einordnen lassen. Bitte prüfen Sie das Koordinatenbezugssystem in den Layereigenschaften.</translation>
    </message>
    <message>
        <source>The blocks name no Sozialraum; the share of residents (K12) was not computed.</source>
        <translation>Die Bausteine nennen keinen Sozialraum; der Anteil der Einwohner (K12) wurde nicht berechnet.</translation>
    </message>
    <message>
        <source>The blocks with a field for each alternative: “sr_a”, “sr_b” …</source>
        <translation>Die Bausteine mit einem Feld je Alternative: „sr_a“, „sr_b“ …</translation>
    </message>
    <message>
        <source>The blocks with key and name of their Sozialraum.</source>
        <translation>Die Bausteine mit Schlüssel und Namen ihres Sozialraums.</translation>
    </message>
    <message>
        <source>The blocks with the fields “bruecke” and “getrennt”.</source>
        <translation>Die Bausteine mit den Feldern „bruecke“ und „getrennt“.</translation>
    </message>
    <message>
        <source>The blocks with their residents in “einwohner”, former numbers in “einwohner_vorher”, and the origin in “einwohner_herkunft”.</source>
        <translation>Die Bausteine mit ihren Einwohnern in „einwohner“, früheren Zahlen in „einwohner_vorher“ und der Herkunft in „einwohner_herkunft“.</translation>
    </message>
    <message>
        <source>The blocks {first} and {second} must lie together and must not at the same time. Please drop one of the two links.</source>
        <translation>Die Bausteine {first} und {second} müssen zusammenliegen und dürfen es zugleich nicht. Bitte streichen Sie eine der beiden Angaben.</translation>
    </message>
    <message>
        <source>The blocks {first} and {second} should not lie together, but share a Sozialraum.</source>
        <translation>Die Bausteine {first} und {second} sollten nicht zusammenliegen, teilen sich aber einen Sozialraum.</translation>
    </message>
    <message>
        <source>The blocks {keys} must lie together and have {residents} residents, more than the maximum of {maximum}; their Sozialraum will be larger.</source>
        <translation>Die Bausteine {keys} müssen zusammenliegen und haben {residents} Einwohner, mehr als die Obergrenze von {maximum}; ihr Sozialraum wird größer.</translation>
    </message>
    <message>
        <source>The blocks {keys} must lie together but do not border each other; the blocks between were added: {added}.</source>
        <translation>Die Bausteine {keys} müssen zusammenliegen, grenzen aber nicht aneinander; die Bausteine dazwischen kamen hinzu: {added}.</translation>
    </message>
    <message>
        <source>The blocks {keys} must lie together, but belong to different municipalities or areas that no Sozialraum may cross. Please drop this link, or let Sozialräume cross that border.</source>
        <translation>Die Bausteine {keys} müssen zusammenliegen, gehören aber zu verschiedenen Gemeinden oder Gebieten, deren Grenze kein Sozialraum überschreiten darf. Bitte streichen Sie diese Angabe, oder lassen Sie Sozialräume über diese Grenze reichen.</translation>
    </message>
    <message>
        <source>The blocks {keys} must lie together, but nothing connects them. Please drop this link, or add a bridge with “Barriers and bridges”.</source>
        <translation>Die Bausteine {keys} müssen zusammenliegen, aber nichts verbindet sie. Bitte streichen Sie diese Angabe, oder fügen Sie mit „Barrieren und Brücken“ eine Brücke ein.</translation>
    </message>
    <message>
        <source>The blocks {keys} must lie together, but only some of them are locked. Please lock all of them or none, or drop the link.</source>
        <translation>Die Bausteine {keys} müssen zusammenliegen, aber nur einige davon sind festgelegt. Bitte legen Sie alle fest oder keinen, oder streichen Sie die Angabe.</translation>
    </message>
    <message>
        <source>The blocks {keys} overlap by {area} m².</source>
        <translation>Die Bausteine {keys} überlappen sich um {area} m².</translation>
    </message>
    <message>
        <source>The blocks {keys} overlap by {area} m². Please decide which of them the area belongs to.</source>
        <translation>Die Bausteine {keys} überlappen sich um {area} m². Bitte entscheiden Sie, zu welchem die Fläche gehört.</translation>
    </message>
    <message>
        <source>The blocks {keys} should have stayed in their Sozialraum, but had to change it.</source>
        <translation>Die Bausteine {keys} sollten in ihrem Sozialraum bleiben, mussten aber wechseln.</translation>
    </message>
    <message>
        <source>The bridge between the blocks “{first}” and “{second}” was given more than once and counts once.</source>
        <translation>Die Brücke zwischen den Bausteinen „{first}“ und „{second}“ ist mehrfach angegeben und zählt einmal.</translation>
    </message>
    <message>
        <source>The bridge from block “{first}” to “{second}” leads across “{barrier}”, which cuts their border.</source>
        <translation>Die Brücke vom Baustein „{first}“ zu „{second}“ führt über „{barrier}“, was ihre Grenze trennt.</translation>
    </message>
    <message>
        <source>The bridge from “{first}” to “{second}” joins two municipalities ({name}, {other}); it has an effect only where Sozialräume may reach beyond their municipality.</source>
        <translation>Die Brücke von „{first}“ zu „{second}“ verbindet zwei Gemeinden ({name}, {other}); sie wirkt nur, wo Sozialräume über ihre Gemeinde hinausreichen dürfen.</translation>
    </message>
    <message>
        <source>The cells in blocks with number, sign, and whether a border cuts them.</source>
        <translation>Die Zellen in Bausteinen mit Zahl, Zeichen und der Angabe, ob eine Grenze sie zerschneidet.</translation>
    </message>
    <message>
        <source>The changes are kept as “{title}” in this file.</source>
        <translation>Die Änderungen liegen als „{title}“ in dieser Datei.</translation>
    </message>
    <message>
        <source>The check runs in the background; planning goes on. Whether fixed Sozialräume are those of an earlier version (V11), the algorithm “Check Sozialräume” says.</source>
        <translation>Die Prüfung läuft im Hintergrund; Sie können weiterplanen. Ob festgelegte Sozialräume noch denen einer früheren Fassung entsprechen (V11), sagt der Algorithmus „Sozialräume prüfen“.</translation>
    </message>
    <message>
        <source>The class limits “{text}” do not ascend. Please give each limit once, from low to high.</source>
        <translation>Die Klassengrenzen „{text}“ sind nicht aufsteigend. Bitte geben Sie jede Grenze einmal an, von niedrig nach hoch.</translation>
    </message>
    <message>
        <source>The code “{short}” is taken by {key}. Please choose another.</source>
        <translation>Das Kürzel „{short}“ hat schon {key}. Bitte wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The column “{column}” shows that the file lists single persons. Such personal data are not read; please use a table of counts.</source>
        <translation>Die Spalte „{column}“ zeigt, dass die Datei einzelne Personen auflistet. Solche personenbezogenen Daten werden nicht eingelesen; bitte verwenden Sie eine ausgezählte Tabelle.</translation>
    </message>
    <message>
        <source>The column “{column}” shows that “{layer}” lists single persons. Please choose a layer of addresses or house coordinates without personal data.</source>
        <translation>Die Spalte „{column}“ zeigt, dass „{layer}“ einzelne Personen aufführt. Bitte wählen Sie einen Layer mit Adressen oder Hauskoordinaten ohne personenbezogene Daten.</translation>
    </message>
    <message>
        <source>The column “{column}” shows that “{layer}” lists single persons. Such personal data are read only if you switch on “Count persons in memory”; then nothing but the number in each block is kept.</source>
        <translation>Die Spalte „{column}“ zeigt, dass „{layer}“ einzelne Personen auflistet. Solche personenbezogenen Daten werden nur ausgewertet, wenn Sie „Personen im Arbeitsspeicher auszählen“ einschalten; behalten wird dann nur die Zahl je Baustein.</translation>
    </message>
    <message>
        <source>The computer&apos;s memory does not suffice. Close other programs and try again.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus. Bitte schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The data are being checked: {percent} %</source>
        <translation>Daten werden geprüft: {percent} %</translation>
    </message>
    <message>
        <source>The data do not say which confidentiality rules were applied.</source>
        <translation>Aus den Daten geht nicht hervor, welche Regeln der Geheimhaltung angewendet wurden.</translation>
    </message>
    <message>
        <source>The dissolved Sozialräume of all alternatives in one layer; its legend switches them on and off.</source>
        <translation>Die zusammengefassten Sozialräume aller Alternativen in einem Layer; seine Legende schaltet sie ein und aus.</translation>
    </message>
    <message>
        <source>The dissolved Sozialräume with residents, area and compactness.</source>
        <translation>Die zusammengefassten Sozialräume mit Einwohnern, Fläche und Kompaktheit.</translation>
    </message>
    <message>
        <source>The dissolved Sozialräume with residents, version, validity and predecessors.</source>
        <translation>Die zusammengefassten Sozialräume mit Einwohnern, Fassung, Gültigkeit und Vorgängern.</translation>
    </message>
    <message>
        <source>The drawn bridge {number} has an end with no block within {distance} m; it was left out. Please draw it into the block.</source>
        <translation>Bei der gezeichneten Brücke {number} liegt an einem Ende kein Baustein im Umkreis von {distance} m; sie wurde ausgelassen. Bitte zeichnen Sie sie bis in den Baustein.</translation>
    </message>
    <message>
        <source>The existing Sozialraum {region} did not hang together; its {parts} parts are now Sozialräume of their own.</source>
        <translation>Der bestehende Sozialraum {region} hing nicht zusammen; seine {parts} Teile sind jetzt eigene Sozialräume.</translation>
    </message>
    <message>
        <source>The expression “{expression}” cannot be evaluated ({reason}). Please correct it.</source>
        <translation>Der Ausdruck „{expression}“ lässt sich nicht auswerten ({reason}). Bitte berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>The expression “{expression}” is true for no row. Please correct it.</source>
        <translation>Der Ausdruck „{expression}“ ist für keine Zeile wahr. Bitte berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>The factor “{text}” of the rate “{rate}” is no number above 0. Please enter for example 100 or 1000.</source>
        <translation>Der Faktor „{text}“ der Quote „{rate}“ ist keine Zahl über 0. Bitte geben Sie zum Beispiel 100 oder 1000 ein.</translation>
    </message>
    <message>
        <source>The field “{field}” does not tell the blocks apart: {n} blocks share {distinct} keys. Please choose the field with the block key.</source>
        <translation>Das Feld „{field}“ unterscheidet die Bausteine nicht: {n} Bausteine teilen sich {distinct} Schlüssel. Bitte wählen Sie das Feld mit dem Bausteinschlüssel.</translation>
    </message>
    <message>
        <source>The field “{field}” holds decimals such as “{example}”, no numbers of residents. Please choose another field.</source>
        <translation>Das Feld „{field}“ enthält Dezimalzahlen wie „{example}“ und keine Einwohnerzahlen. Bitte wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
        <source>The field “{field}” holds no numbers. Please choose the field with the indicator.</source>
        <translation>Das Feld „{field}“ enthält keine Zahlen. Bitte wählen Sie das Feld mit dem Indikator.</translation>
    </message>
    <message>
        <source>The field “{field}” holds no numbers. Please choose the field with the residents.</source>
        <translation>Das Feld „{field}“ enthält keine Zahlen. Bitte wählen Sie das Feld mit den Einwohnern.</translation>
    </message>
    <message>
        <source>The field “{field}” holds something that is no number. Please choose the field with the shares, or none.</source>
        <translation>Das Feld „{field}“ enthält etwas, das keine Zahl ist. Bitte wählen Sie das Feld mit den Anteilen oder keines.</translation>
    </message>
    <message>
        <source>The field “{field}” holds {n} different kinds of facilities, at most {most} can be counted apart. Please choose another field or a filter.</source>
        <translation>Das Feld „{field}“ enthält {n} verschiedene Arten von Einrichtungen, höchstens {most} lassen sich getrennt zählen. Bitte wählen Sie ein anderes Feld oder einen Filter.</translation>
    </message>
    <message>
        <source>The field “{field}” holds “{example}”, which is no number. Please choose a field with numbers.</source>
        <translation>Das Feld „{field}“ enthält „{example}“, das ist keine Zahl. Bitte wählen Sie ein Feld mit Zahlen.</translation>
    </message>
    <message>
        <source>The field “{field}” holds “{text}”, which is no known status. Please choose a field that this plugin has written.</source>
        <translation>Das Feld „{field}“ enthält „{text}“; das ist kein bekannter Status. Bitte wählen Sie ein Feld, das diese Erweiterung geschrieben hat.</translation>
    </message>
    <message>
        <source>The field “{field}” is called “{new}” in the result, because its name was taken; upper and lower case make no difference.</source>
        <translation>Das Feld „{field}“ heißt im Ergebnis „{new}“, weil sein Name vergeben war; Groß- und Kleinschreibung machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>The field “{field}” names blocks that this layer does not have: {keys}. The entries were kept.</source>
        <translation>Das Feld „{field}“ nennt Bausteine, die dieser Layer nicht hat: {keys}. Die Einträge bleiben erhalten.</translation>
    </message>
    <message>
        <source>The field “{field}” names no Sozialraum. Please run “Delineate” first or choose the field with the assignment.</source>
        <translation>Das Feld „{field}“ nennt keinen Sozialraum. Bitte führen Sie zuerst „Sozialräume abgrenzen“ aus oder wählen Sie das Feld mit der Zuordnung.</translation>
    </message>
    <message>
        <source>The field “{field}” of the merged blocks holds text, as the layers keep different kinds of values in it.</source>
        <translation>Das Feld „{field}“ der zusammengeführten Bausteine enthält Text, weil die Layer darin verschiedene Arten von Werten führen.</translation>
    </message>
    <message>
        <source>The field “{field}” of “{layer}” holds text, no numbers. Please choose another field.</source>
        <translation>Das Feld „{field}“ von „{layer}“ enthält Text, keine Zahlen. Bitte wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
        <source>The field “{field}” of “{layer}” is called “{new}” in the result, because its name was taken; upper and lower case make no difference.</source>
        <translation>Das Feld „{field}“ aus „{layer}“ heißt im Ergebnis „{new}“, weil sein Name vergeben war; Groß- und Kleinschreibung machen keinen Unterschied.</translation>
    </message>
    <message>
        <source>The figure will come later</source>
        <translation>Angabe fällt später an</translation>
    </message>
    <message>
        <source>The file holds a plan “{title}” already, perhaps a deleted one. Please choose another title.</source>
        <translation>Die Datei enthält schon einen Entwurf „{title}“, vielleicht einen gelöschten. Bitte wählen Sie einen anderen Titel.</translation>
    </message>
    <message>
        <source>The file holds no figures for “{time}”. Please choose one of these: {times}.</source>
        <translation>Die Datei enthält keine Zahlen für „{time}“. Bitte wählen Sie einen dieser Zeitpunkte: {times}.</translation>
    </message>
    <message>
        <source>The file holds several plans</source>
        <translation>Die Datei enthält mehrere Entwürfe</translation>
    </message>
    <message>
        <source>The file is not encoded in “{encoding}”. Please choose another encoding or leave it to be detected.</source>
        <translation>Die Datei ist nicht in „{encoding}“ kodiert. Bitte wählen Sie eine andere Zeichenkodierung oder lassen Sie sie erkennen.</translation>
    </message>
    <message>
        <source>The file is replaced only when everything has been written.</source>
        <translation>Die Datei wird erst ersetzt, wenn alles geschrieben ist.</translation>
    </message>
    <message>
        <source>The file “{file}” holds no rows. Please choose the CSV file with the census grid.</source>
        <translation>Die Datei „{file}“ enthält keine Zeilen. Bitte wählen Sie die CSV-Datei mit dem Zensusgitter.</translation>
    </message>
    <message>
        <source>The file “{path}” cannot be read. Please check your permissions for it.</source>
        <translation>Die Datei „{path}“ kann nicht gelesen werden. Bitte prüfen Sie Ihre Leserechte.</translation>
    </message>
    <message>
        <source>The file “{path}” cannot be replaced. Please close it in other programs such as Excel and try again.</source>
        <translation>Die Datei „{path}“ kann nicht ersetzt werden. Bitte schließen Sie sie in anderen Programmen wie Excel und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file “{path}” does not exist. Please check the path.</source>
        <translation>Die Datei „{path}“ gibt es nicht. Bitte prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>The filter is incomplete. Please give both the field and the values to keep.</source>
        <translation>Der Filter ist unvollständig. Bitte nennen Sie das Feld und die Werte, die bleiben sollen.</translation>
    </message>
    <message>
        <source>The findings that have a place, as points on the map.</source>
        <translation>Die Prüfergebnisse, die einen Ort haben, als Punkte auf der Karte.</translation>
    </message>
    <message>
        <source>The first {shown} of {n}</source>
        <translation>Die ersten {shown} von {n}</translation>
    </message>
    <message>
        <source>The folder “{path}” does not exist. Please create it or choose another one.</source>
        <translation>Den Ordner „{path}“ gibt es nicht. Bitte legen Sie ihn an oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The history of the plan no longer fits the blocks. Steps that cannot be undone any more: {n}. They are kept in the table “schritt”.</source>
        <translation>Der Verlauf des Entwurfs passt nicht mehr zu den Bausteinen. Schritte, die sich nicht mehr zurücknehmen lassen: {n}. Sie bleiben in der Tabelle „schritt“ erhalten.</translation>
    </message>
    <message>
        <source>The indicator is a number, not a rate: on a map of filled areas large areas weigh too much. Please prefer a rate.</source>
        <translation>Der Indikator ist eine Anzahl und keine Quote: In einer Flächenkarte fallen große Flächen zu stark ins Gewicht. Bitte besser eine Quote verwenden.</translation>
    </message>
    <message>
        <source>The join is complete.</source>
        <translation>Die Zuordnung ist vollständig.</translation>
    </message>
    <message>
        <source>The join is not complete: {unmatched} rows of the table and {missing} areas of the layer remain without a partner (first ones: {example}). Please correct the keys, or allow partial joins.</source>
        <translation>Die Zuordnung ist nicht vollständig: {unmatched} Zeilen der Tabelle und {missing} Gebiete des Layers bleiben ohne Gegenstück (die ersten: {example}). Bitte berichtigen Sie die Schlüssel oder lassen Sie unvollständige Zuordnungen zu.</translation>
    </message>
    <message>
        <source>The journal of gestures belongs to another version of this file. Gestures that were not applied: {n}. They are kept as “{file}”.</source>
        <translation>Das Journal gehört zu einem anderen Stand dieser Datei. Schritte, die nicht übernommen wurden: {n}. Sie bleiben als „{file}“ erhalten.</translation>
    </message>
    <message>
        <source>The journal of gestures was damaged. Gestures up to the damage were recovered; all of it is kept as “{file}”.</source>
        <translation>Das Journal war beschädigt. Die Schritte bis zum Schaden wurden wiederhergestellt; das ganze Journal bleibt als „{file}“ erhalten.</translation>
    </message>
    <message>
        <source>The key is the municipality key, a hyphen and two digits, with a letter after a division, such as 05358028-03a.</source>
        <translation>Der Schlüssel besteht aus Gemeindeschlüssel, Bindestrich und zwei Ziffern, nach einer Teilung mit Buchstaben, zum Beispiel 05358028-03a.</translation>
    </message>
    <message>
        <source>The key “{key}” had blanks around it; they were removed.</source>
        <translation>Der Schlüssel „{key}“ war von Leerzeichen umgeben; sie wurden entfernt.</translation>
    </message>
    <message>
        <source>The key “{key}” is taken. Please choose another.</source>
        <translation>Der Schlüssel „{key}“ ist vergeben. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The key “{key}” occurs twice with different values in column “{column}”: {value} in line {row} and {other_value} in line {other_row}. Please correct the file.</source>
        <translation>Der Schlüssel „{key}“ kommt mit verschiedenen Werten in Spalte „{column}“ vor: {value} in Zeile {row} und {other_value} in Zeile {other_row}. Bitte berichtigen Sie die Datei.</translation>
    </message>
    <message>
        <source>The last gesture could not be written to the journal “{path}” ({reason}). It is part of the plan all the same; please save the plan now, elsewhere if need be.</source>
        <translation>Der letzte Schritt konnte nicht ins Journal „{path}“ geschrieben werden ({reason}). Er gehört trotzdem zum Entwurf; bitte speichern Sie den Entwurf jetzt, notfalls an einem anderen Ort.</translation>
    </message>
    <message>
        <source>The layer for “{parameter}” cannot be opened. Please choose an existing layer.</source>
        <translation>Der Layer für „{parameter}“ lässt sich nicht öffnen. Bitte wählen Sie einen vorhandenen Layer.</translation>
    </message>
    <message>
        <source>The layer has no keys to join the table to. Please choose a key field that is filled.</source>
        <translation>Der Layer hat keine Schlüssel, an die die Tabelle angebunden werden könnte. Bitte wählen Sie ein gefülltes Schlüsselfeld.</translation>
    </message>
    <message>
        <source>The layer with a field per column and a field for its status.</source>
        <translation>Der Layer mit einem Feld je Spalte und einem Feld für deren Status.</translation>
    </message>
    <message>
        <source>The layer “Neighbourhood” that “Barriers and bridges” has written. Cut borders stay cut without it; with it weakened borders count as well, so that Sozialräume seldom reach across a river or a railway.</source>
        <translation>Der Layer „Nachbarschaft“, den „Barrieren und Brücken“ geschrieben hat. Getrennte Grenzen bleiben auch ohne ihn getrennt; mit ihm zählen zudem geschwächte Grenzen, sodass Sozialräume nur selten über einen Fluss oder eine Bahnstrecke reichen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” ({crs}) was reprojected for this run.</source>
        <translation>Der Layer „{layer}“ ({crs}) wurde für diesen Lauf umprojiziert.</translation>
    </message>
    <message>
        <source>The layer “{layer}” cannot be reprojected to {crs}. Please check the coordinate reference system in the layer properties.</source>
        <translation>Der Layer „{layer}“ lässt sich nicht nach {crs} reprojizieren. Bitte prüfen Sie das Koordinatenbezugssystem in den Layereigenschaften.</translation>
    </message>
    <message>
        <source>The layer “{layer}” cuts {percent} % of all borders and is probably not a barrier; please check whether it is the right one, not for instance blocks or municipalities.</source>
        <translation>Der Layer „{layer}“ trennt {percent} % aller Grenzen und ist vermutlich keine Barriere; bitte prüfen Sie, ob es der richtige ist und nicht etwa Bausteine oder Gemeinden.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not hold lines. Please draw each bridge as a line from one block to another.</source>
        <translation>Der Layer „{layer}“ enthält keine Linien. Bitte zeichnen Sie jede Brücke als Linie von einem Baustein zu einem anderen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not hold points. Please choose a point layer.</source>
        <translation>Der Layer „{layer}“ enthält keine Punkte. Bitte wählen Sie einen Punktlayer.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not hold polygons. Please choose a polygon layer.</source>
        <translation>Der Layer „{layer}“ enthält keine Flächen. Bitte wählen Sie einen Polygonlayer.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not hold prepared blocks. Please run “Prepare blocks” first.</source>
        <translation>Der Layer „{layer}“ enthält keine vorbereiteten Bausteine. Bitte führen Sie zuerst „Bausteine vorbereiten“ aus.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has changes that are not saved. Please save them first.</source>
        <translation>Der Layer „{layer}“ hat Änderungen, die nicht gespeichert sind. Bitte speichern Sie diese zuerst.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no coordinate reference system. Please set it in the layer properties, for Germany mostly EPSG:25832.</source>
        <translation>Der Layer „{layer}“ hat kein Koordinatenbezugssystem. Bitte legen Sie es in den Layereigenschaften fest, für Deutschland meist EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no coordinate reference system; its coordinates are degrees. Please set EPSG:4326 in the layer properties, then reproject the layer to EPSG:25832.</source>
        <translation>Der Layer „{layer}“ hat kein Koordinatenbezugssystem; seine Koordinaten sind Gradzahlen. Bitte stellen Sie in den Layereigenschaften EPSG:4326 ein und reprojizieren Sie den Layer dann nach EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no coordinate reference system; its coordinates look like {systems}. Please set the system in the layer properties.</source>
        <translation>Der Layer „{layer}“ hat kein Koordinatenbezugssystem; seine Koordinaten sehen aus wie {systems}. Bitte stellen Sie das System in den Layereigenschaften ein.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no field “{field}”. Please choose one of its fields: {fields}.</source>
        <translation>Der Layer „{layer}“ hat kein Feld „{field}“. Bitte wählen Sie eines seiner Felder: {fields}.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no roads near the blocks. Please check its coordinate reference system or choose another layer.</source>
        <translation>Der Layer „{layer}“ hat keine Straßen in der Nähe der Bausteine. Bitte prüfen Sie sein Koordinatenbezugssystem oder wählen Sie einen anderen Layer.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds blocks, whose numbers are not suppressed. Please choose the Sozialräume that “Aggregate indicators” has written.</source>
        <translation>Der Layer „{layer}“ enthält Bausteine, deren Zahlen nicht geheim gehalten sind. Bitte wählen Sie die Sozialräume, die „Indikatoren zusammenfassen“ geschrieben hat.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds neither lines nor polygons. Please choose a layer with rivers, railways, motorways or other barriers.</source>
        <translation>Der Layer „{layer}“ enthält weder Linien noch Flächen. Bitte wählen Sie einen Layer mit Flüssen, Bahnstrecken, Autobahnen oder anderen Barrieren.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds neither points nor polygons. Please choose a layer with buildings or addresses.</source>
        <translation>Der Layer „{layer}“ enthält weder Punkte noch Polygone. Bitte wählen Sie einen Layer mit Gebäuden oder Adressen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no areas with a key in the field “{field}”. Please choose another layer or another field.</source>
        <translation>Der Layer „{layer}“ enthält keine Flächen mit einem Schlüssel im Feld „{field}“. Bitte wählen Sie einen anderen Layer oder ein anderes Feld.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no catchments with a name and an area. Please choose another layer or another field.</source>
        <translation>Der Layer „{layer}“ enthält keine Einzugsbereiche mit Namen und Fläche. Bitte wählen Sie einen anderen Layer oder ein anderes Feld.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no features. Please choose the layer with the Sozialräume.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte. Bitte wählen Sie den Layer mit den Sozialräumen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no features. Please choose the layer with the blocks.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte. Bitte wählen Sie den Layer mit den Bausteinen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no features. Please choose the layer with the facilities.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte. Bitte wählen Sie den Layer mit den Einrichtungen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no features. Please choose the layer with the points.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte. Bitte wählen Sie den Layer mit den Punkten.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no features; no block is affected by it.</source>
        <translation>Der Layer „{layer}“ enthält keine Objekte; er wirkt auf keinen Baustein.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds no polygons. Please choose the outline of the Kreis or of its municipalities.</source>
        <translation>Der Layer „{layer}“ enthält keine Flächen. Bitte wählen Sie den Umriss des Kreises oder seiner Gemeinden.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds polygons. Please choose crossings as points or lines, such as road bridges or roads.</source>
        <translation>Der Layer „{layer}“ enthält Flächen. Bitte wählen Sie Querungen als Punkte oder Linien, zum Beispiel Straßenbrücken oder Straßen.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds the Sozialraum “{region}” more than once. Please choose a layer with one feature per Sozialraum.</source>
        <translation>Der Layer „{layer}“ enthält den Sozialraum „{region}“ mehrfach. Bitte wählen Sie einen Layer mit einem Objekt je Sozialraum.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is chosen both under “{first}” and under “{second}”. Please choose it in one place only.</source>
        <translation>Der Layer „{layer}“ ist sowohl unter „{first}“ als auch unter „{second}“ gewählt. Bitte wählen Sie ihn nur an einer Stelle.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is in a Mercator projection ({crs}), in which a kilometre is too long by more than half. Please reproject it to a system such as EPSG:25832.</source>
        <translation>Der Layer „{layer}“ liegt in einer Mercator-Projektion ({crs}), in der ein Kilometer um mehr als die Hälfte zu lang ist. Bitte projizieren Sie ihn in ein System wie EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is in degrees ({crs}). Please reproject it to a metric system such as EPSG:25832, since areas and borders are measured in metres.</source>
        <translation>Der Layer „{layer}“ liegt in Grad vor ({crs}). Bitte reprojizieren Sie ihn in ein metrisches System wie EPSG:25832, da Flächen und Grenzen in Metern gemessen werden.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is in {crs} and was transformed to {target} for the check.</source>
        <translation>Der Layer „{layer}“ liegt in {crs} und wurde für die Prüfung nach {target} transformiert.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is not measured in metres ({crs}). Please reproject it to a metric system such as EPSG:25832.</source>
        <translation>Der Layer „{layer}“ ist nicht in Metern gemessen ({crs}). Bitte reprojizieren Sie ihn in ein metrisches System wie EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is set to {crs}, but its coordinates are degrees. Please set EPSG:4326 in the layer properties, then reproject the layer to EPSG:25832.</source>
        <translation>Der Layer „{layer}“ ist auf {crs} eingestellt, seine Koordinaten sind aber Gradzahlen. Bitte stellen Sie in den Layereigenschaften EPSG:4326 ein und reprojizieren Sie den Layer dann nach EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is set to {crs}, but its coordinates look like {systems}. Please correct the coordinate reference system in the layer properties; the layer need not be reprojected for that.</source>
        <translation>Der Layer „{layer}“ ist auf {crs} eingestellt, seine Koordinaten sehen aber aus wie {systems}. Bitte berichtigen Sie das Koordinatenbezugssystem in den Layereigenschaften; reprojiziert werden muss der Layer dafür nicht.</translation>
    </message>
    <message>
        <source>The layer “{layer}” lacks the Sozialräume {regions}, to which blocks belong. Please choose the layer that belongs to this delineation.</source>
        <translation>Im Layer „{layer}“ fehlen die Sozialräume {regions}, zu denen Bausteine gehören. Bitte wählen Sie den Layer, der zu dieser Abgrenzung gehört.</translation>
    </message>
    <message>
        <source>The layers in the order of their precedence: the finest first, such as Baublöcke, then Ortsteile. The result is in the coordinate reference system of the first; the others are reprojected.</source>
        <translation>Die Layer in der Reihenfolge ihres Vorrangs: die feinsten zuerst, zum Beispiel Baublöcke, dann Ortsteile. Das Ergebnis hat das Koordinatenbezugssystem des ersten; die anderen werden reprojiziert.</translation>
    </message>
    <message>
        <source>The links of “{source}” carry different weights ({values}). A source has one weight; please put the same number into all its rows.</source>
        <translation>Die Verknüpfungen aus „{source}“ haben verschiedene Gewichte ({values}). Eine Quelle hat ein einziges Gewicht; bitte tragen Sie in alle ihre Zeilen dieselbe Zahl ein.</translation>
    </message>
    <message>
        <source>The lower limit of {minimum} residents is above the upper limit of {maximum}. Please correct one of them.</source>
        <translation>Die Untergrenze von {minimum} Einwohnern liegt über der Obergrenze von {maximum}. Bitte korrigieren Sie eine von beiden.</translation>
    </message>
    <message>
        <source>The map could not be written to “{path}”. Please check the folder and the free space.</source>
        <translation>Die Karte konnte nicht nach „{path}“ geschrieben werden. Bitte prüfen Sie den Ordner und den freien Speicherplatz.</translation>
    </message>
    <message>
        <source>The map does not state: {things}. A published map should.</source>
        <translation>Auf der Karte fehlen: {things}. Vor einer Veröffentlichung sollten sie ergänzt werden.</translation>
    </message>
    <message>
        <source>The maximum of {maximum} residents lies below the minimum of {minimum}. Please raise the maximum or lower the minimum.</source>
        <translation>Das Maximum von {maximum} Einwohnern liegt unter dem Minimum von {minimum}. Bitte heben Sie das Maximum an oder senken Sie das Minimum.</translation>
    </message>
    <message>
        <source>The maximum of {maximum} residents lies below the target of {target}. Please raise the maximum or lower the target.</source>
        <translation>Die Obergrenze von {maximum} Einwohnern liegt unter der Zielgröße von {target}. Bitte erhöhen Sie die Obergrenze oder senken Sie die Zielgröße.</translation>
    </message>
    <message>
        <source>The midpoint keeps the numbers of the cells whole. Area suits blocks that are smaller than cells. Buildings are best in the country, where villages lie beside fields.</source>
        <translation>Mit dem Mittelpunkt bleiben die Zahlen der Zellen ganz. Die Fläche eignet sich für Bausteine, die kleiner als Zellen sind. Gebäude sind auf dem Land am besten, wo Dörfer neben Feldern liegen.</translation>
    </message>
    <message>
        <source>The minimum of {minimum} residents is more than all blocks have together ({residents}). Please lower the minimum, or check the residents.</source>
        <translation>Die Untergrenze von {minimum} Einwohnern ist höher als die Summe aller Bausteine ({residents}). Bitte senken Sie die Untergrenze, oder prüfen Sie die Einwohnerzahlen.</translation>
    </message>
    <message>
        <source>The municipalities of the layer “{layer}” are not known. Please choose the field with the municipality key, or a layer with the outlines of the municipalities.</source>
        <translation>Zu welchen Gemeinden die Bausteine des Layers „{layer}“ gehören, ist nicht bekannt. Bitte wählen Sie das Feld mit dem Gemeindeschlüssel oder einen Layer mit den Gemeindeflächen.</translation>
    </message>
    <message>
        <source>The municipality cannot be read from the key of block “{key}” (rule: “{rule}”).</source>
        <translation>Aus dem Schlüssel des Bausteins „{key}“ lässt sich keine Gemeinde lesen (Regel: „{rule}“).</translation>
    </message>
    <message>
        <source>The municipality key “{key}” now reads “{new}” (AGS, 8 digits).</source>
        <translation>Der Gemeindeschlüssel „{key}“ lautet jetzt „{new}“ (AGS, 8 Stellen).</translation>
    </message>
    <message>
        <source>The name “{name}” is taken in this municipality. Please choose another.</source>
        <translation>Der Name „{name}“ ist in dieser Gemeinde vergeben. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The name “{name}” of Sozialraum {key} occurs twice in its municipality.</source>
        <translation>Der Name „{name}“ von Sozialraum {key} kommt in der Gemeinde mehrfach vor.</translation>
    </message>
    <message>
        <source>The name “{text}” was encoded wrongly and now reads “{repaired}”.</source>
        <translation>Der Name „{text}“ war falsch kodiert und lautet jetzt „{repaired}“.</translation>
    </message>
    <message>
        <source>The nearest may lie outside the blocks</source>
        <translation>Die nächste darf außerhalb liegen</translation>
    </message>
    <message>
        <source>The next stroke in {region} makes a Sozialraum of the blocks it touches</source>
        <translation>Der nächste Strich in {region} macht aus den berührten Bausteinen einen eigenen Sozialraum</translation>
    </message>
    <message>
        <source>The next stroke makes a new Sozialraum.</source>
        <translation>Der nächste Strich legt einen neuen Sozialraum an.</translation>
    </message>
    <message>
        <source>The number on the tab counts errors and warnings.</source>
        <translation>Die Zahl auf dem Reiter zählt Fehler und Warnungen.</translation>
    </message>
    <message>
        <source>The outer border between {first} and {second} is locked.</source>
        <translation>Die Außengrenze zwischen {first} und {second} ist gesperrt.</translation>
    </message>
    <message>
        <source>The outline of block “{key}” could not be repaired; it was left out.</source>
        <translation>Der Umriss von Baustein „{key}“ ließ sich nicht reparieren; der Baustein wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The outline of block “{key}” is invalid: {reason}.</source>
        <translation>Der Umriss von Baustein „{key}“ ist ungültig: {reason}.</translation>
    </message>
    <message>
        <source>The outline of block “{key}” was closed up with its neighbours: vertices moved: {moved}, inserted: {inserted}, largest shift {shift} {unit}; its area was {before} m² and is {after} m².</source>
        <translation>Der Umriss von Baustein „{key}“ wurde an die Nachbarn angeschlossen: {moved} Stützpunkte verschoben, {inserted} eingefügt, größte Verschiebung {shift} {unit}; die Fläche betrug {before} m² und beträgt jetzt {after} m².</translation>
    </message>
    <message>
        <source>The outline of block “{key}” was invalid and was repaired: {reason}.</source>
        <translation>Der Umriss von Baustein „{key}“ war ungültig und wurde repariert: {reason}.</translation>
    </message>
    <message>
        <source>The output “{output}” cannot be written. Please check the folder and whether the file is open in another program.</source>
        <translation>Die Ausgabe „{output}“ lässt sich nicht schreiben. Bitte prüfen Sie den Ordner und ob die Datei in einem anderen Programm geöffnet ist.</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Der Entwurf</translation>
    </message>
    <message>
        <source>The plan file may not be written. Changes wait in the journal; please save the plan under another name, or have the write protection taken off.</source>
        <translation>Die Entwurfsdatei ist schreibgeschützt. Änderungen werden im Journal aufbewahrt; bitte speichern Sie den Entwurf unter einem anderen Namen oder lassen Sie den Schreibschutz aufheben.</translation>
    </message>
    <message>
        <source>The plan has changed in the meantime; nothing was done. Please try again.</source>
        <translation>Der Entwurf hat sich inzwischen geändert; es wurde nichts ausgeführt. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The plan has changes that are not saved. Save them in “{file}”?</source>
        <translation>Der Entwurf hat ungespeicherte Änderungen. In „{file}“ speichern?</translation>
    </message>
    <message>
        <source>The plan is not in the file. Please choose one of those that are listed.</source>
        <translation>Diesen Entwurf gibt es in der Datei nicht. Bitte wählen Sie einen der aufgeführten Entwürfe.</translation>
    </message>
    <message>
        <source>The plan is open. Please open another one before you delete it.</source>
        <translation>Dieser Entwurf ist geöffnet. Bitte öffnen Sie einen anderen, bevor Sie ihn löschen.</translation>
    </message>
    <message>
        <source>The plan stays open, because it has changes that are not saved.</source>
        <translation>Der Entwurf bleibt geöffnet, weil er ungespeicherte Änderungen hat.</translation>
    </message>
    <message>
        <source>The plan “{title}” was made on other blocks. Of {n} blocks here, {by_key} were found by their key and {otherwise} otherwise. Please check the result.</source>
        <translation>Der Entwurf „{title}“ wurde auf anderen Bausteinen erstellt. Von {n} Bausteinen hier wurden {by_key} über ihren Schlüssel gefunden und {otherwise} auf anderem Weg. Bitte prüfen Sie das Ergebnis.</translation>
    </message>
    <message>
        <source>The plan “{title}” was taken over completely: {blocks} blocks, {regions} Sozialräume, {steps} steps of its history, {decisions} reasons.</source>
        <translation>Der Entwurf „{title}“ wurde vollständig übernommen: {blocks} Bausteine, {regions} Sozialräume, {steps} Schritte im Verlauf, {decisions} Begründungen.</translation>
    </message>
    <message>
        <source>The proposal knows only what was entered. Ways, meeting places and what has grown are known by the people on the spot.</source>
        <translation>Der Vorschlag kennt nur, was eingegeben wurde. Wege, Treffpunkte und Gewachsenes kennen die Menschen vor Ort.</translation>
    </message>
    <message>
        <source>The rate “{rate}” names the field “{field}” twice. Please remove one of them.</source>
        <translation>Die Quote „{rate}“ nennt das Feld „{field}“ zweimal. Bitte entfernen Sie eines davon.</translation>
    </message>
    <message>
        <source>The rate “{rate}” needs a field for the numerator and one for the denominator.</source>
        <translation>Die Quote „{rate}“ braucht ein Feld für den Zähler und eines für den Nenner.</translation>
    </message>
    <message>
        <source>The region “{region}” does not occur in the field “{field}”. Please check the list of locked regions.</source>
        <translation>Der Sozialraum „{region}“ kommt im Feld „{field}“ nicht vor. Bitte prüfen Sie die Liste der festgelegten Sozialräume.</translation>
    </message>
    <message>
        <source>The residents of {count} blocks are unknown. They are assigned, but add nothing to the size of their Sozialraum.</source>
        <translation>Von {count} Bausteinen ist die Einwohnerzahl unbekannt. Sie werden zugeordnet, tragen aber nichts zur Größe ihres Sozialraums bei.</translation>
    </message>
    <message>
        <source>The same by municipality</source>
        <translation>Dasselbe nach Gemeinden</translation>
    </message>
    <message>
        <source>The same number gives the same plan; another one may give another plan.</source>
        <translation>Dieselbe Zahl ergibt denselben Entwurf; eine andere kann einen anderen ergeben.</translation>
    </message>
    <message>
        <source>The same number gives the same proposal; another one may give another proposal.</source>
        <translation>Dieselbe Zahl ergibt denselben Vorschlag, eine andere womöglich einen anderen.</translation>
    </message>
    <message>
        <source>The same sign stands for small numbers and for numbers that are hidden to protect those.</source>
        <translation>Dasselbe Zeichen steht für kleine Zahlen und für Zahlen, die zu deren Schutz gesperrt sind.</translation>
    </message>
    <message>
        <source>The search ended early with {found} of {wanted} alternatives. More time may find more.</source>
        <translation>Die Suche endete vorzeitig mit {found} von {wanted} Alternativen. Mehr Zeit findet vielleicht mehr.</translation>
    </message>
    <message>
        <source>The search ends after this time with what it has; empty means no limit.</source>
        <translation>Die Suche endet nach dieser Zeit mit dem bis dahin besten Ergebnis; leer bedeutet keine Begrenzung.</translation>
    </message>
    <message>
        <source>The search was ended early; this is the best proposal up to then. A longer search may find a better one.</source>
        <translation>Die Suche wurde vorzeitig beendet; dies ist der bis dahin beste Vorschlag. Eine längere Suche findet vielleicht einen besseren.</translation>
    </message>
    <message>
        <source>The search was stopped; this is the best plan it had found.</source>
        <translation>Die Suche wurde abgebrochen; dies ist der beste bis dahin gefundene Entwurf.</translation>
    </message>
    <message>
        <source>The sizes deviate by up to {reached} from the mean; {wanted} were wanted, which the blocks do not allow.</source>
        <translation>Die Größen weichen um bis zu {reached} vom Mittel ab; gewünscht waren {wanted}, was die Bausteine nicht zulassen.</translation>
    </message>
    <message>
        <source>The smaller the weighted sum ({total}), the better. Its shares say which wishes cost most.</source>
        <translation>Je kleiner die gewichtete Summe ({total}), desto besser. Die Anteile zeigen, welche Wünsche am meisten kosten.</translation>
    </message>
    <message>
        <source>The smallest areas from which Sozialräume are to be put together.</source>
        <translation>Die kleinsten Flächen, aus denen Sozialräume zusammengesetzt werden sollen.</translation>
    </message>
    <message>
        <source>The smallest difference must lie between 0 and 100 %. Please enter 15, for example.</source>
        <translation>Der Mindestunterschied muss zwischen 0 und 100 % liegen. Bitte geben Sie zum Beispiel 15 ein.</translation>
    </message>
    <message>
        <source>The smallest exchange of blocks that mends it</source>
        <translation>Der kleinste Tausch von Bausteinen, der es behebt</translation>
    </message>
    <message>
        <source>The table has no column “{column}”. Please choose one of these: {columns}.</source>
        <translation>Die Tabelle hat keine Spalte „{column}“. Bitte wählen Sie eine von diesen: {columns}.</translation>
    </message>
    <message>
        <source>The table has several rows for most keys ({rows} rows for “{key}” in column “{column}”), such as one row per year or group. Please reduce it to one row per key first.</source>
        <translation>Die Tabelle hat für die meisten Schlüssel mehrere Zeilen ({rows} Zeilen für „{key}“ in Spalte „{column}“), etwa je Jahr oder Gruppe eine. Bitte verringern Sie sie zuerst auf eine Zeile je Schlüssel.</translation>
    </message>
    <message>
        <source>The table “{layer}” holds no rows. Please choose a table with links.</source>
        <translation>Die Tabelle „{layer}“ enthält keine Zeilen. Bitte wählen Sie eine Tabelle mit Verknüpfungen.</translation>
    </message>
    <message>
        <source>The table “{table}” has no definition of “{field}”.</source>
        <translation>Die Tabelle „{table}“ enthält keine Definition zu „{field}“.</translation>
    </message>
    <message>
        <source>The target of {target} residents lies below the minimum of {minimum}. Please raise the target or lower the minimum.</source>
        <translation>Die Zielgröße von {target} Einwohnern liegt unter der Untergrenze von {minimum}. Bitte erhöhen Sie die Zielgröße oder senken Sie die Untergrenze.</translation>
    </message>
    <message>
        <source>The texts leave no room for the map on this page. Please shorten them or choose a larger paper.</source>
        <translation>Die Texte lassen auf dieser Seite keinen Platz für die Karte. Bitte kürzen Sie sie oder wählen Sie ein größeres Papier.</translation>
    </message>
    <message>
        <source>The total of “{field}” for municipality {municipality} must not be published: it would give a secret value away.</source>
        <translation>Die Summe von „{field}“ für die Gemeinde {municipality} darf nicht veröffentlicht werden: Sie würde einen geheimen Wert verraten.</translation>
    </message>
    <message>
        <source>The values give {n} classes instead of {wanted}.</source>
        <translation>Die Werte ergeben {n} statt {wanted} Klassen.</translation>
    </message>
    <message>
        <source>The wishes cannot be fulfilled: {count} of them contradict each other or the data. Please change them as the log says.</source>
        <translation>Die Wünsche sind nicht erfüllbar: {count} davon widersprechen einander oder den Daten. Bitte ändern Sie sie, wie im Protokoll beschrieben.</translation>
    </message>
    <message>
        <source>The workbook has no sheet “{sheet}”. Please choose one of these: {sheets}.</source>
        <translation>Die Arbeitsmappe hat kein Tabellenblatt „{sheet}“. Bitte wählen Sie eines von diesen: {sheets}.</translation>
    </message>
    <message>
        <source>Then the plan stays as it was agreed, and both can be compared.</source>
        <translation>Dann bleibt der Entwurf, wie er vereinbart wurde, und beide lassen sich vergleichen.</translation>
    </message>
    <message>
        <source>Then the same entry in two municipalities means two groups, and links that must hold across municipalities are errors.</source>
        <translation>Dann bedeutet der gleiche Eintrag in zwei Gemeinden zwei Gruppen, und zwingende Verknüpfungen über Gemeindegrenzen sind Fehler.</translation>
    </message>
    <message>
        <source>There are no blocks. Please choose a layer with blocks.</source>
        <translation>Es gibt keine Bausteine. Bitte wählen Sie einen Layer mit Bausteinen.</translation>
    </message>
    <message>
        <source>There are no facilities. Please choose either a layer or a file with coordinates.</source>
        <translation>Es fehlen die Einrichtungen. Bitte wählen Sie einen Layer oder eine Datei mit Koordinaten.</translation>
    </message>
    <message>
        <source>There are no points. Please choose a layer or a file of points.</source>
        <translation>Es fehlen Punkte. Bitte wählen Sie einen Layer oder eine Datei mit Punkten.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>There is no Sozialraum here.</source>
        <translation>Hier liegt kein Sozialraum.</translation>
    </message>
    <message>
        <source>There is no Sozialraum whose value may be shown. Please check the indicator, its signs and the smallest number of residents.</source>
        <translation>Es gibt keinen Sozialraum, dessen Wert gezeigt werden darf. Bitte prüfen Sie den Indikator, seine Zeichen und die Mindestzahl der Einwohner.</translation>
    </message>
    <message>
        <source>There is no county value: neither was one given, nor are numerator and denominator fields beside the indicator.</source>
        <translation>Der Kreiswert fehlt: Er wurde weder angegeben, noch stehen Felder mit Zähler und Nenner neben dem Indikator.</translation>
    </message>
    <message>
        <source>There is no reference system with the EPSG code {code}; it was not used, {n} rows: {rows}.</source>
        <translation>Ein Bezugssystem mit dem EPSG-Code {code} gibt es nicht; er wurde nicht verwendet, {n} Zeilen: {rows}.</translation>
    </message>
    <message>
        <source>There is no set of signs called “{profile}”. Please choose one of these: {profiles}.</source>
        <translation>Einen Zeichensatz „{profile}“ gibt es nicht. Bitte wählen Sie einen von diesen: {profiles}.</translation>
    </message>
    <message>
        <source>There is no space left for “{path}”. Please free some space or choose another drive.</source>
        <translation>Für „{path}“ ist kein Speicherplatz mehr frei. Bitte schaffen Sie Platz oder wählen Sie ein anderes Laufwerk.</translation>
    </message>
    <message>
        <source>There is no transformation between the census grid (EPSG:3035) and {crs}. Please reproject the blocks to EPSG:25832.</source>
        <translation>Zwischen dem Zensusgitter (EPSG:3035) und {crs} gibt es keine Umrechnung. Bitte rechnen Sie die Bausteine nach EPSG:25832 um.</translation>
    </message>
    <message>
        <source>There is nothing to compare with. Please choose the old plan: blocks with a field, another field of the same blocks, or a plan of a plan file.</source>
        <translation>Es fehlt der Entwurf, mit dem verglichen wird. Bitte wählen Sie den alten Entwurf: Bausteine mit einem Feld, ein anderes Feld derselben Bausteine oder einen Entwurf aus einer Entwurfsdatei.</translation>
    </message>
    <message>
        <source>There is nothing to do yet. Please choose barriers or bridges, switch on “Bridge islands automatically”, or drop earlier barriers and bridges.</source>
        <translation>Es gibt noch nichts zu tun. Bitte wählen Sie Barrieren oder Brücken, schalten Sie „Inseln selbsttätig anschließen“ ein oder verwerfen Sie frühere Barrieren und Brücken.</translation>
    </message>
    <message>
        <source>There was a plan of the same id already; the plan taken over has got an id of its own.</source>
        <translation>Einen Entwurf mit derselben Kennung gab es schon; der übernommene hat eine eigene bekommen.</translation>
    </message>
    <message>
        <source>There was a plan “{title}” already; the plan taken over is called “{own}”.</source>
        <translation>Einen Entwurf „{title}“ gab es schon; der übernommene heißt „{own}“.</translation>
    </message>
    <message>
        <source>This Sozialraum consists of {n} separate parts.</source>
        <translation>Dieser Sozialraum besteht aus {n} getrennten Teilen.</translation>
    </message>
    <message>
        <source>This plan is open for reading only.</source>
        <translation>Dieser Entwurf ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Those with most residents first</source>
        <translation>Die mit den meisten Einwohnern zuerst</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>Tausendertrennzeichen</translation>
    </message>
    <message>
        <source>Tick what becomes a Sozialraum of its own:</source>
        <translation>Kreuzen Sie an, was ein eigener Sozialraum wird:</translation>
    </message>
    <message>
        <source>Time left: about {time}.</source>
        <translation>Noch etwa {time}.</translation>
    </message>
    <message>
        <source>Time limit (seconds)</source>
        <translation>Zeitgrenze (Sekunden)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title in the plan file; empty takes the name of the table, layer or field.</source>
        <translation>Titel in der Entwurfsdatei; leer nimmt den Namen von Tabelle, Layer oder Feld.</translation>
    </message>
    <message>
        <source>Title of the new plan</source>
        <translation>Titel der Variante</translation>
    </message>
    <message>
        <source>Title of the new plan in the plan file</source>
        <translation>Titel des neuen Entwurfs in der Entwurfsdatei</translation>
    </message>
    <message>
        <source>Title of the old plan; empty takes the one that the new plan was made from.</source>
        <translation>Titel des alten Entwurfs; leer nimmt den, aus dem der neue hervorgegangen ist.</translation>
    </message>
    <message>
        <source>Title of the plan</source>
        <translation>Titel des Entwurfs</translation>
    </message>
    <message>
        <source>Title of the plan; empty takes the one that was worked on last.</source>
        <translation>Titel des Entwurfs; leer nimmt den zuletzt bearbeiteten.</translation>
    </message>
    <message>
        <source>Title of the plan; empty: as the plan file says.</source>
        <translation>Titel des Entwurfs; leer: wie in der Entwurfsdatei.</translation>
    </message>
    <message>
        <source>Title of the table</source>
        <translation>Titel der Tabelle</translation>
    </message>
    <message>
        <source>Title on the first sheet, above each table and in print.</source>
        <translation>Titel auf dem ersten Blatt, über jeder Tabelle und im Druck.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>To (key)</source>
        <translation>Nach (Schlüssel)</translation>
    </message>
    <message>
        <source>To distribute counts, the field with the number of residents is needed. Please choose it.</source>
        <translation>Um Anzahlen zu verteilen, wird das Feld mit den Einwohnern gebraucht. Bitte wählen Sie es aus.</translation>
    </message>
    <message>
        <source>To split {region}, please choose some of its blocks, but not all of them.</source>
        <translation>Um {region} zu teilen, wählen Sie bitte einige seiner Bausteine, aber nicht alle.</translation>
    </message>
    <message>
        <source>Tolerance for gaps (metres)</source>
        <translation>Toleranz für Lücken (Meter)</translation>
    </message>
    <message>
        <source>Tolerance for hairlines (metres)</source>
        <translation>Toleranz für Haarstreifen (Meter)</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>Zu wenige</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Totals left out</source>
        <translation>Ausgelassene Summenzeilen</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Town block</source>
        <translation>Baublock</translation>
    </message>
    <message>
        <source>Two results are to be written to “{path}”; the second would replace the first. Please choose a file of its own for each.</source>
        <translation>Zwei Ergebnisse sollen nach „{path}“ geschrieben werden; das zweite würde das erste ersetzen. Bitte wählen Sie für jedes eine eigene Datei.</translation>
    </message>
    <message>
        <source>Two temporary layers are in the project, hidden behind the plan. QGIS forgets them on closing unless you save them.</source>
        <translation>Zwei temporäre Layer liegen im Projekt und sind ausgeblendet, solange der Entwurf geöffnet ist. Beim Beenden von QGIS gehen sie verloren, wenn Sie sie nicht speichern.</translation>
    </message>
    <message>
        <source>Umlauts were encoded twice and have been repaired.</source>
        <translation>Umlaute waren doppelt kodiert und wurden wiederhergestellt.</translation>
    </message>
    <message>
        <source>Under the press</source>
        <translation>Unter der Maus</translation>
    </message>
    <message>
        <source>Undivided Ortsteile (of {n})</source>
        <translation>Ungeteilte Ortsteile (von {n})</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {change}</source>
        <translation>Rückgängig: {change}</translation>
    </message>
    <message>
        <source>Unexpected error: {details}</source>
        <translation>Unerwarteter Fehler: {details}</translation>
    </message>
    <message>
        <source>Uninhabited Sozialräume and those with few residents are drawn without a value.</source>
        <translation>Unbewohnte Sozialräume und solche mit wenigen Einwohnern werden ohne Wert gezeichnet.</translation>
    </message>
    <message>
        <source>Uninhabited blocks may lack values</source>
        <translation>Unbewohnten Bausteinen dürfen Werte fehlen</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown blocks</source>
        <translation>Bausteine ohne Zahl</translation>
    </message>
    <message>
        <source>Unlock: {blocks} of {region}</source>
        <translation>Bestand freigegeben: {region}, {blocks}</translation>
    </message>
    <message>
        <source>Unlock: {what}</source>
        <translation>Sperre aufgehoben: {what}</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>Upper limit, kept as far as the blocks allow; 0 means none.</source>
        <translation>Wird eingehalten, soweit die Bausteine es zulassen; 0 heißt keine.</translation>
    </message>
    <message>
        <source>Upper limit: residents of a Sozialraum at most; 0 is no limit</source>
        <translation>Obergrenze: so viele Einwohner soll ein Sozialraum höchstens haben; 0 heißt keine</translation>
    </message>
    <message>
        <source>Used for names and codes of Sozialräume.</source>
        <translation>Wird für Namen und Kürzel der Sozialräume verwendet.</translation>
    </message>
    <message>
        <source>Used where the blocks have no field for it. 8: the first 8 characters of the key; 05358+3: the first 3 characters behind 05358; an AGS such as 05315000: all blocks lie in this municipality.</source>
        <translation>Wird verwendet, wenn die Bausteine kein Feld dafür haben. 8: die ersten 8 Zeichen des Schlüssels; 05358+3: die ersten 3 Zeichen hinter 05358; ein AGS wie 05315000: alle Bausteine liegen in dieser Gemeinde.</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Value of all criteria, above the best plan</source>
        <translation>Alle Kriterien zusammen, Abstand vom besten Entwurf</translation>
    </message>
    <message>
        <source>Value of the objective</source>
        <translation>Wert der Zielfunktion</translation>
    </message>
    <message>
        <source>Value of the {n} region that states it: {amount}</source>
        <translation>Wert des {n} Sozialraums mit Angabe: {amount}</translation>
    </message>
    <message>
        <source>Value of the {n} regions that state it: {amount}</source>
        <translation>Wert der {n} Sozialräume mit Angabe: {amount}</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values by Sozialraum</source>
        <translation>Werte nach Sozialräumen</translation>
    </message>
    <message>
        <source>Values by municipality (only where all its Sozialräume have a value)</source>
        <translation>Werte nach Gemeinden (nur wo alle Sozialräume einen Wert haben)</translation>
    </message>
    <message>
        <source>Values hidden to protect others</source>
        <translation>Zum Schutz anderer gesperrte Werte</translation>
    </message>
    <message>
        <source>Values of some blocks are missing.</source>
        <translation>Von einigen Bausteinen fehlt der Wert.</translation>
    </message>
    <message>
        <source>Values of “{table}” joined to the layer “{layer}”</source>
        <translation>Werte aus „{table}“, zugeordnet zum Layer „{layer}“</translation>
    </message>
    <message>
        <source>Values to keep</source>
        <translation>Werte, die bleiben</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Version and status</source>
        <translation>Fassung und Status</translation>
    </message>
    <message>
        <source>Version and status stand on maps, in exports and in the decision log.</source>
        <translation>Fassung und Status stehen in Karten, Exporten und im Entscheidungsprotokoll.</translation>
    </message>
    <message>
        <source>Version and status …</source>
        <translation>Fassung und Status …</translation>
    </message>
    <message>
        <source>Version of the Sozialräume</source>
        <translation>Fassung der Sozialräume</translation>
    </message>
    <message>
        <source>Version:</source>
        <translation>Fassung:</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Ortslage</translation>
    </message>
    <message>
        <source>Violet to orange (around the county value)</source>
        <translation>Violett bis Orange (um den Kreiswert)</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Wanted share of residents (K12, percent)</source>
        <translation>Erwünschter Anteil (K12, Prozent)</translation>
    </message>
    <message>
        <source>Wanted size; each municipality gets as many Sozialräume as fit it.</source>
        <translation>Gewünschte Größe; jede Gemeinde erhält so viele Sozialräume, wie dazu passen.</translation>
    </message>
    <message>
        <source>Wanted: Sozialräume with {limits}.</source>
        <translation>Gewünscht: Sozialräume mit {limits}.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Weakened</source>
        <translation>Geschwächt</translation>
    </message>
    <message>
        <source>Weaker pairs that are in the table, but not drawn: {n}.</source>
        <translation>Schwächere Paare, die in der Tabelle stehen, aber nicht gezeichnet sind: {n}.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Weight: {criterion}</source>
        <translation>Gewicht: {criterion}</translation>
    </message>
    <message>
        <source>Weighted sum of the criteria during the search; smaller is better.</source>
        <translation>Gewichtete Summe der Kriterien während der Suche; je kleiner, desto besser.</translation>
    </message>
    <message>
        <source>Were old and new Sozialräume matched by their residents instead of their keys, {n} residents would change. Compare so where the keys were given anew.</source>
        <translation>Würden alte und neue Sozialräume nach ihren Einwohnern statt nach ihren Schlüsseln zugeordnet, wechselten {n} Einwohner. Vergleichen Sie so, wenn die Schlüssel neu vergeben wurden.</translation>
    </message>
    <message>
        <source>What a person should check: blocks new, gone or unclear, limits not kept.</source>
        <translation>Was ein Mensch prüfen sollte: neue, weggefallene oder unklare Bausteine, nicht eingehaltene Grenzen.</translation>
    </message>
    <message>
        <source>What a row needs, by “art”</source>
        <translation>Was eine Zeile braucht, nach „art“</translation>
    </message>
    <message>
        <source>What became of each Sozialraum; those that are gone have no geometry.</source>
        <translation>Was aus jedem Sozialraum geworden ist; entfallene haben keine Geometrie.</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Verbleib</translation>
    </message>
    <message>
        <source>What became of the Sozialräume</source>
        <translation>Was aus den Sozialräumen geworden ist</translation>
    </message>
    <message>
        <source>What belongs together</source>
        <translation>Was zusammengehört</translation>
    </message>
    <message>
        <source>What counts for blocks that no road connects with a facility. Either way they are listed in the findings.</source>
        <translation>Was für Bausteine gilt, die keine Straße mit einer Einrichtung verbindet. In beiden Fällen stehen sie in den Prüfergebnissen.</translation>
    </message>
    <message>
        <source>What did not simply fit</source>
        <translation>Was nicht ohne Weiteres passte</translation>
    </message>
    <message>
        <source>What is divided by what.</source>
        <translation>Was wodurch geteilt wird.</translation>
    </message>
    <message>
        <source>What must lie together</source>
        <translation>Was zusammenliegen muss</translation>
    </message>
    <message>
        <source>What must not lie together</source>
        <translation>Was nicht zusammenliegen darf</translation>
    </message>
    <message>
        <source>What should lie together</source>
        <translation>Was zusammenliegen soll</translation>
    </message>
    <message>
        <source>What the existing division keeps</source>
        <translation>Was die vorhandene Gliederung einhält</translation>
    </message>
    <message>
        <source>What the rest of a block gets where blocks of earlier layers cover a part of it. Estimated numbers are marked in the field einwohner_status. The difference, its residents minus those of the blocks lying on it, is right where both layers count the same residents on the same day.</source>
        <translation>Was der Rest eines Bausteins erhält, von dem Bausteine vorrangiger Layer einen Teil bedecken. Geschätzte Zahlen sind im Feld einwohner_status gekennzeichnet. Die Differenz, seine Einwohner abzüglich derer in den daraufliegenden Bausteinen, stimmt, wenn beide Layer dieselben Einwohner zum selben Stichtag zählen.</translation>
    </message>
    <message>
        <source>What the signs in place of numbers mean</source>
        <translation>Was die Zeichen anstelle von Zahlen bedeuten</translation>
    </message>
    <message>
        <source>What the signs in place of numbers mean; it depends on the office: statistical offices after DIN 55301, the Bundesagentur für Arbeit (BA), its small-area tables (AkG), or a census grid.</source>
        <translation>Was die Zeichen anstelle von Zahlen bedeuten; das hängt von der Stelle ab: statistische Ämter nach DIN 55301, die Bundesagentur für Arbeit (BA), ihre kleinräumigen Tabellen (AkG) oder ein Zensusgitter.</translation>
    </message>
    <message>
        <source>What to look at in the workshop</source>
        <translation>Worauf im Workshop zu achten ist</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Was gewünscht war</translation>
    </message>
    <message>
        <source>What was found on opening</source>
        <translation>Beim Öffnen festgestellt</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Was aufgefallen ist</translation>
    </message>
    <message>
        <source>What was noticed: cut cells, signs, blocks without a number.</source>
        <translation>Was auffiel: zerschnittene Zellen, Zeichen, Bausteine ohne Zahl.</translation>
    </message>
    <message>
        <source>What was noticed: points outside all blocks, blocks without a point.</source>
        <translation>Was auffiel: Punkte außerhalb aller Bausteine, Bausteine ohne Punkt.</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
    <message>
        <source>What was read from {file}</source>
        <translation>Aus {file} gelesen</translation>
    </message>
    <message>
        <source>When several areas have the same key</source>
        <translation>Wenn mehrere Gebiete denselben Schlüssel haben</translation>
    </message>
    <message>
        <source>Where a layer has no such field, its own name is used.</source>
        <translation>Wo ein Layer dieses Feld nicht hat, gilt sein eigener Name.</translation>
    </message>
    <message>
        <source>Where the blocks themselves have changed: the blocks on which the Sozialräume were drawn. They are carried over by key, else by the largest overlap; new blocks go where they share most border.</source>
        <translation>Wenn sich die Bausteine selbst geändert haben: die Bausteine, auf denen die Sozialräume gezeichnet wurden. Übertragen wird nach dem Schlüssel, sonst nach der größten Überlappung; neue Bausteine kommen dorthin, wo sie die längste Grenze teilen.</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Woher die Angaben stammen</translation>
    </message>
    <message>
        <source>Which old blocks each new one came from; it goes before keys and overlaps.</source>
        <translation>Aus welchen alten Bausteinen jeder neue entstanden ist; sie geht Schlüsseln und Überlappungen vor.</translation>
    </message>
    <message>
        <source>Who goes where</source>
        <translation>Wer wohin wechselt</translation>
    </message>
    <message>
        <source>Who wrote it down, as a role; names of people do not belong</source>
        <translation>Wer es festgehalten hat, als Funktion; Personennamen gehören nicht hierher</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ungeteilt</translation>
    </message>
    <message>
        <source>Why {change}?</source>
        <translation>Warum? {change}</translation>
    </message>
    <message>
        <source>Within a municipality small numbers are protected against subtraction.</source>
        <translation>Innerhalb einer Gemeinde sind kleine Zahlen vor Rückrechnung geschützt.</translation>
    </message>
    <message>
        <source>Within one municipality</source>
        <translation>Innerhalb einer Gemeinde</translation>
    </message>
    <message>
        <source>Without it, it is computed from the fields “&lt;indicator&gt;_z” and “&lt;indicator&gt;_n”; where Sozialräume are missing in it, the map says so.</source>
        <translation>Ohne Angabe wird er aus den Feldern „&lt;Indikator&gt;_z“ und „&lt;Indikator&gt;_n“ berechnet; fehlen darin Sozialräume, sagt es die Karte.</translation>
    </message>
    <message>
        <source>Without saving they wait in the journal and are offered at the next opening.</source>
        <translation>Ohne Speichern bleiben sie im Journal und werden beim nächsten Öffnen angeboten.</translation>
    </message>
    <message>
        <source>Work in a copy</source>
        <translation>In einer Kopie arbeiten</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Workshop</translation>
    </message>
    <message>
        <source>Worse than the others</source>
        <translation>Schlechter als die anderen</translation>
    </message>
    <message>
        <source>Writes 0101 as =&quot;0101&quot;, which Excel shows as 0101, and “Import a plan” as well. Off: plain, for other programs.</source>
        <translation>Schreibt 0101 als =&quot;0101&quot;; Excel zeigt es als 0101, und „Entwurf übernehmen“ liest es so. Aus: unverändert, für andere Programme.</translation>
    </message>
    <message>
        <source>Writes the indicators of Sozialräume as an Excel workbook: values with the signs of official statistics, municipalities, definitions, sources, ready to filter and to print. Secret numbers are not in the file in any form.</source>
        <translation>Schreibt die Indikatoren der Sozialräume als Excel-Arbeitsmappe: Werte mit den Zeichen der amtlichen Statistik, Gemeinden, Definitionen und Quellen, fertig zum Filtern und Drucken. Geheime Zahlen sind in der Datei in keiner Form enthalten.</translation>
    </message>
    <message>
        <source>Writes what of a plan is handed on: the assignment as a table in which keys stay text, the dissolved Sozialräume with version, validity and predecessors, the list of blocks as an annex of the council decision, and the log of decisions. No number below the limit is printed.</source>
        <translation>Schreibt, was von einem Entwurf weitergegeben wird: die Zuordnung als Tabelle, in der Schlüssel Text bleiben, die zusammengefassten Sozialräume mit Fassung, Gültigkeit und Vorgängern, die Liste der Bausteine als Anlage zum Beschluss und das Entscheidungsprotokoll. Zahlen unter der Grenze werden nicht ausgegeben.</translation>
    </message>
    <message>
        <source>Writing “{path}” failed: {reason}. The former content was kept.</source>
        <translation>„{path}“ konnte nicht geschrieben werden: {reason}. Der bisherige Inhalt blieb erhalten.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Yellow to blue</source>
        <translation>Gelb bis Blau</translation>
    </message>
    <message>
        <source>Yellow to brown</source>
        <translation>Gelb bis Braun</translation>
    </message>
    <message>
        <source>You are working in the copy “{copy}” beside the file. “Import plan of a colleague” brings both together later.</source>
        <translation>Sie arbeiten in der Kopie „{copy}“ im selben Ordner. Mit „Entwurf eines Kollegen übernehmen“ bringen Sie beide später zusammen.</translation>
    </message>
    <message>
        <source>You are working in “{title}”. “{former}” has stayed as it was.</source>
        <translation>Sie arbeiten jetzt in „{title}“. „{former}“ ist geblieben, wie er war.</translation>
    </message>
    <message>
        <source>You can look at it, or go on in a copy beside it and bring the plans together later.</source>
        <translation>Sie können sie ansehen oder in einer Kopie im selben Ordner weiterarbeiten und die Entwürfe später zusammenbringen.</translation>
    </message>
    <message>
        <source>You may not write to “{path}”. Please choose another folder.</source>
        <translation>Sie haben kein Schreibrecht für „{path}“. Bitte wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Zoom to the change</source>
        <translation>Zur Änderung zoomen</translation>
    </message>
    <message>
        <source>Zoom to {region}</source>
        <translation>Zu {region} zoomen</translation>
    </message>
    <message>
        <source>a field of the blocks, such as a proposal</source>
        <translation>ein Feld der Bausteine, zum Beispiel ein Vorschlag</translation>
    </message>
    <message>
        <source>a layer of existing Sozialräume</source>
        <translation>ein Layer bestehender Sozialräume</translation>
    </message>
    <message>
        <source>above the maximum: {residents} residents</source>
        <translation>über der Obergrenze: {residents} Einwohner</translation>
    </message>
    <message>
        <source>across the border of the municipality</source>
        <translation>über die Gemeindegrenze hinaus</translation>
    </message>
    <message>
        <source>adapt,update,continue,rebalance,minimal change,carry over,redistricting</source>
        <translation>anpassen,fortschreiben,aktualisieren,ausgleichen,geringste Änderung,übertragen,Neuzuschnitt</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>addresses (V15)</source>
        <translation>Adressen (V15)</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>abgestimmt</translation>
    </message>
    <message>
        <source>all Sozialräume</source>
        <translation>allen Sozialräumen</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>along roads; up to {distance} m to the nearest road</source>
        <translation>über Straßen; bis zu {distance} m bis zur nächsten Straße</translation>
    </message>
    <message>
        <source>alternatives,variants,scenarios,comparison,small multiples,delineation</source>
        <translation>Alternativen,Varianten,Szenarien,Vergleich,kleine Karten,Abgrenzung</translation>
    </message>
    <message>
        <source>an assignment table (CSV, TXT, XLSX, ODS)</source>
        <translation>eine Zuordnungstabelle (CSV, TXT, XLSX, ODS)</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>abweichender Name</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>auch über Gemeindegrenzen</translation>
    </message>
    <message>
        <source>as far as it goes quickly</source>
        <translation>so weit es schnell geht</translation>
    </message>
    <message>
        <source>as in the existing plan</source>
        <translation>wie im bestehenden Entwurf</translation>
    </message>
    <message>
        <source>as in the preset</source>
        <translation>wie in der Vorgabe</translation>
    </message>
    <message>
        <source>as many as possible</source>
        <translation>so viele wie möglich</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>Stand {date}</translation>
    </message>
    <message>
        <source>as the plan file says</source>
        <translation>wie in der Entwurfsdatei</translation>
    </message>
    <message>
        <source>at least 10 characters</source>
        <translation>mindestens 10 Zeichen</translation>
    </message>
    <message>
        <source>at least {n} in each Sozialraum</source>
        <translation>mindestens {n} je Sozialraum</translation>
    </message>
    <message>
        <source>at least {n} residents</source>
        <translation>mindestens {n} Einwohnern</translation>
    </message>
    <message>
        <source>at most {gap} from it</source>
        <translation>höchstens {gap}</translation>
    </message>
    <message>
        <source>at most {n} residents</source>
        <translation>höchstens {n} Einwohnern</translation>
    </message>
    <message>
        <source>attached without a border: {keys}</source>
        <translation>ohne Grenze angeschlossen: {keys}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>selbsttätig</translation>
    </message>
    <message>
        <source>barrier,bridge,river,motorway,railway,crossing,island,exclave,neighbours</source>
        <translation>Barriere,Brücke,Fluss,Autobahn,Bahn,Querung,Insel,Exklave,Nachbarschaft</translation>
    </message>
    <message>
        <source>base map</source>
        <translation>Kartengrundlage</translation>
    </message>
    <message>
        <source>bausteine or ortsteil</source>
        <translation>bausteine oder ortsteil</translation>
    </message>
    <message>
        <source>belongs to no area</source>
        <translation>gehört zu keinem Gebiet</translation>
    </message>
    <message>
        <source>below the minimum: {residents} residents</source>
        <translation>unter der Untergrenze: {residents} Einwohner</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>bestmöglich</translation>
    </message>
    <message>
        <source>blanks removed</source>
        <translation>Leerzeichen entfernt</translation>
    </message>
    <message>
        <source>blocks without a Sozialraum</source>
        <translation>Bausteine ohne Sozialraum</translation>
    </message>
    <message>
        <source>blocks,check,topology,contiguity,neighbours,keys,residents</source>
        <translation>Bausteine,Prüfung,Topologie,Nachbarschaft,Schlüssel,Einwohner,Baublöcke</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>by key</source>
        <translation>nach dem Schlüssel</translation>
    </message>
    <message>
        <source>by the largest overlap</source>
        <translation>nach der größten Überlappung</translation>
    </message>
    <message>
        <source>by the longest border with a Sozialraum</source>
        <translation>nach der längsten Grenze mit einem Sozialraum</translation>
    </message>
    <message>
        <source>by the nearest block</source>
        <translation>nach dem nächstgelegenen Baustein</translation>
    </message>
    <message>
        <source>by the table of predecessors</source>
        <translation>nach der Tabelle der Vorgänger</translation>
    </message>
    <message>
        <source>by the target size</source>
        <translation>nach Zielgröße je Gemeinde</translation>
    </message>
    <message>
        <source>cancel the stroke; once more: leave the tool</source>
        <translation>Strich abbrechen; noch einmal: Werkzeug verlassen</translation>
    </message>
    <message>
        <source>cell not readable</source>
        <translation>Zelle nicht lesbar</translation>
    </message>
    <message>
        <source>census,grid,residents,population,Zensus,INSPIRE,cells,overlay,disaggregation</source>
        <translation>Zensus,Gitter,Zensusgitter,Raster,Einwohner,Bevölkerung,INSPIRE,Zellen,Überlagerung,Verschneidung</translation>
    </message>
    <message>
        <source>changes without a reason</source>
        <translation>Änderungen ohne Begründung</translation>
    </message>
    <message>
        <source>check,validation,rules,contiguity,minimum,gaps,overlaps,slivers,addresses</source>
        <translation>Prüfung,Regeln,Zusammenhang,Untergrenze,Lücken,Überlappungen,Splitter,Adressen</translation>
    </message>
    <message>
        <source>choose the Sozialraum under the mouse</source>
        <translation>den Sozialraum unter der Maus wählen</translation>
    </message>
    <message>
        <source>column {n}</source>
        <translation>Spalte {n}</translation>
    </message>
    <message>
        <source>compare,difference,old,new,version,cross table,continuity,predecessor,moved</source>
        <translation>Vergleich,Unterschied,alt,neu,Fassung,Kreuztabelle,Kontinuität,Vorgänger,Wechsel</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>counts from 1 to below {limit} are secret</source>
        <translation>Fallzahlen über 0 und unter {limit} werden geheim gehalten</translation>
    </message>
    <message>
        <source>cut by a barrier</source>
        <translation>durch eine Barriere getrennt</translation>
    </message>
    <message>
        <source>cut by a border</source>
        <translation>von einer Grenze zerschnitten</translation>
    </message>
    <message>
        <source>data source</source>
        <translation>Datenquelle</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Stichtag</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>beschlossen</translation>
    </message>
    <message>
        <source>decimal places of the key removed</source>
        <translation>Nachkommastellen des Schlüssels entfernt</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>delineation,regionalisation,districting,max-p,skater,zoning,proposal</source>
        <translation>Abgrenzung,Regionalisierung,Zuschnitt,Vorschlag,Gebietseinteilung,Sozialraum</translation>
    </message>
    <message>
        <source>divided Ortsteile, barriers, schools</source>
        <translation>geteilte Ortsteile, Barrieren, Schulen</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>each in exactly one Sozialraum (V15)</source>
        <translation>jede in genau einem Sozialraum (V15)</translation>
    </message>
    <message>
        <source>earlier barrier</source>
        <translation>frühere Barriere</translation>
    </message>
    <message>
        <source>edit,change,list,assignment,log,decision,reason,workshop,batch,split,merge,rename,renumber,new</source>
        <translation>bearbeiten,ändern,Liste,Änderungsliste,Zuordnung,Protokoll,Entscheidung,Begründung,Workshop,Stapel,teilen,vereinigen,umbenennen,umnummerieren,neu</translation>
    </message>
    <message>
        <source>editor</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>entered earlier</source>
        <translation>früher eingetragen</translation>
    </message>
    <message>
        <source>estimated number</source>
        <translation>geschätzte Zahl</translation>
    </message>
    <message>
        <source>export,assignment,table,annex,council,decision,log,Excel,CSV,predecessor</source>
        <translation>Ausgabe,Export,Zuordnung,Tabelle,Anlage,Kreistag,Beschluss,Protokoll,Excel,CSV,Vorgänger</translation>
    </message>
    <message>
        <source>fewer residents than the lower limit</source>
        <translation>weniger Einwohner als die Untergrenze</translation>
    </message>
    <message>
        <source>fewer than {n} residents</source>
        <translation>weniger als {n} Einwohner</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>fixed number</source>
        <translation>feste Anzahl</translation>
    </message>
    <message>
        <source>fixed number: {n}</source>
        <translation>feste Anzahl: {n}</translation>
    </message>
    <message>
        <source>fixed, but changed</source>
        <translation>festgelegt, aber verändert</translation>
    </message>
    <message>
        <source>for gaps at the outer border (V06)</source>
        <translation>für Lücken an der Außengrenze (V06)</translation>
    </message>
    <message>
        <source>for the sums of the municipalities (V09)</source>
        <translation>für die Summen der Gemeinden (V09)</translation>
    </message>
    <message>
        <source>frayed or long (compactness {value})</source>
        <translation>ausgefranst oder lang gestreckt (Kompaktheit {value})</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>from {low} to under {high}</source>
        <translation>von {low} bis unter {high}</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>von {low} bis {high}</translation>
    </message>
    <message>
        <source>further values are hidden so that none can be found from totals of municipalities (one dimension)</source>
        <translation>weitere Werte sind gesperrt, damit sich keiner aus Gemeindesummen errechnen lässt (eindimensional)</translation>
    </message>
    <message>
        <source>gaps and overlaps</source>
        <translation>Lücken und Überlappungen</translation>
    </message>
    <message>
        <source>gaps and overlaps (V06)</source>
        <translation>Lücken (V06)</translation>
    </message>
    <message>
        <source>gaps at the border of the Kreis (V06)</source>
        <translation>Lücken an der Kreisgrenze (V06)</translation>
    </message>
    <message>
        <source>give blocks of the chosen Sozialraum to the one under the press</source>
        <translation>Bausteine des gewählten Sozialraums an den angeklickten abgeben</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>identical in lines {lines}; counted once</source>
        <translation>gleichlautend in den Zeilen {lines}; einmal gezählt</translation>
    </message>
    <message>
        <source>import,assignment,table,CSV,Excel,ODS,polygons,existing,field,plan file</source>
        <translation>Import,übernehmen,Zuordnung,Tabelle,CSV,Excel,ODS,Flächen,vorhanden,Feld,Entwurfsdatei</translation>
    </message>
    <message>
        <source>in parts</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>in several parts</source>
        <translation>aus mehreren Teilen</translation>
    </message>
    <message>
        <source>in {unit}</source>
        <translation>in {unit}</translation>
    </message>
    <message>
        <source>inside their municipality</source>
        <translation>innerhalb ihrer Gemeinde</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>ist keine Zahl</translation>
    </message>
    <message>
        <source>its point on the surface lies</source>
        <translation>wo sein Punkt auf der Fläche liegt</translation>
    </message>
    <message>
        <source>just above the minimum: {residents} residents</source>
        <translation>knapp über der Untergrenze: {residents} Einwohner</translation>
    </message>
    <message>
        <source>key not in the layer</source>
        <translation>Schlüssel nicht im Layer</translation>
    </message>
    <message>
        <source>key of the city state completed</source>
        <translation>Schlüssel des Stadtstaats ergänzt</translation>
    </message>
    <message>
        <source>key of the federal state put in front</source>
        <translation>Landesschlüssel vorangestellt</translation>
    </message>
    <message>
        <source>keys of Sozialräume</source>
        <translation>Schlüssel der Sozialräume</translation>
    </message>
    <message>
        <source>keys of blocks</source>
        <translation>Schlüssel der Bausteine</translation>
    </message>
    <message>
        <source>larger or smaller brush</source>
        <translation>Pinsel größer oder kleiner</translation>
    </message>
    <message>
        <source>largest share of the area</source>
        <translation>größtem Flächenanteil</translation>
    </message>
    <message>
        <source>less important</source>
        <translation>weniger wichtig</translation>
    </message>
    <message>
        <source>less than {n}</source>
        <translation>weniger als {n}</translation>
    </message>
    <message>
        <source>links,together,apart,affinity,Ortsteil,school,catchment,commuters,matrix,interaction</source>
        <translation>Verknüpfung,zusammen,getrennt,Zusammengehörigkeit,Ortsteil,Schule,Einzugsbereich,Pendler,Matrix,Verflechtung</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>festgelegt</translation>
    </message>
    <message>
        <source>looks like a date; did a spreadsheet change it?</source>
        <translation>sieht wie ein Datum aus; hat eine Tabellenkalkulation es verändert?</translation>
    </message>
    <message>
        <source>lost leading zero added</source>
        <translation>verlorene führende Null ergänzt</translation>
    </message>
    <message>
        <source>map,choropleth,print,pdf,layout,legend,classes,report,indicator</source>
        <translation>Karte,Choroplethenkarte,Druck,PDF,Layout,Legende,Klassen,Bericht,Indikator</translation>
    </message>
    <message>
        <source>may fall apart (with a warning)</source>
        <translation>dürfen zerfallen (mit Warnung)</translation>
    </message>
    <message>
        <source>merge,combine,blocks,Baublöcke,Ortsteile,overlap,difference,priority,layers</source>
        <translation>zusammenführen,vereinigen,Bausteine,Baublöcke,Ortsteile,Überlappung,Differenz,Vorrang,Layer</translation>
    </message>
    <message>
        <source>midpoint of the cell</source>
        <translation>Mittelpunkt der Zelle</translation>
    </message>
    <message>
        <source>minimum {minimum}, target {target}</source>
        <translation>ab {minimum}, Ziel {target}</translation>
    </message>
    <message>
        <source>more important</source>
        <translation>wichtiger</translation>
    </message>
    <message>
        <source>more residents than the upper limit</source>
        <translation>mehr Einwohner als die Obergrenze</translation>
    </message>
    <message>
        <source>more than {gap} from the bound</source>
        <translation>mehr als {gap} von der Schranke</translation>
    </message>
    <message>
        <source>more than {limit} m</source>
        <translation>mehr als {limit} m</translation>
    </message>
    <message>
        <source>more than {n}</source>
        <translation>mehr als {n}</translation>
    </message>
    <message>
        <source>most of its area lies</source>
        <translation>wo der größte Teil seiner Fläche liegt</translation>
    </message>
    <message>
        <source>move blocks to the chosen Sozialraum, or to the one under the press</source>
        <translation>Bausteine dem gewählten Sozialraum zuordnen, sonst dem angeklickten</translation>
    </message>
    <message>
        <source>move the border; the side you move into gives way</source>
        <translation>Grenze verschieben; die Seite, in die Sie sich bewegen, gibt nach</translation>
    </message>
    <message>
        <source>municipality key (AGS) turned into regional key (ARS)</source>
        <translation>Gemeindeschlüssel (AGS) in Regionalschlüssel (ARS) umgesetzt</translation>
    </message>
    <message>
        <source>nach_sr (its key), or kommune_ags for the next free key; with blocks or empty</source>
        <translation>nach_sr (sein Schlüssel) oder kommune_ags für den nächsten freien Schlüssel; mit Bausteinen oder leer</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>benachbart</translation>
    </message>
    <message>
        <source>neighbours by a crossing</source>
        <translation>benachbart durch eine Querung</translation>
    </message>
    <message>
        <source>neighbours, weakened by a barrier</source>
        <translation>benachbart, durch eine Barriere geschwächt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>next or previous Sozialraum</source>
        <translation>nächster oder voriger Sozialraum</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no Sozialraum</source>
        <translation>kein Sozialraum</translation>
    </message>
    <message>
        <source>no bound known</source>
        <translation>keine Schranke bekannt</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>no data (confidentiality)</source>
        <translation>keine Angabe (Geheimhaltung)</translation>
    </message>
    <message>
        <source>no known residents</source>
        <translation>keine bekannten Einwohner</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>no rates on a base below {limit}</source>
        <translation>keine Quoten bei einer Bezugsgröße unter {limit}</translation>
    </message>
    <message>
        <source>no row in the table</source>
        <translation>keine Zeile in der Tabelle</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>not across different entries of “{field}”</source>
        <translation>nicht über verschiedene Einträge von „{field}“ hinweg</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>nothing: all blocks unassigned</source>
        <translation>nichts: alle Bausteine ohne Zuordnung</translation>
    </message>
    <message>
        <source>of them cut by borders</source>
        <translation>davon von Grenzen zerschnitten</translation>
    </message>
    <message>
        <source>of them in blocks</source>
        <translation>davon in Bausteinen</translation>
    </message>
    <message>
        <source>of them in cells away from the blocks</source>
        <translation>davon in Zellen abseits der Bausteine</translation>
    </message>
    <message>
        <source>of them outside all blocks</source>
        <translation>davon außerhalb aller Bausteine</translation>
    </message>
    <message>
        <source>of them outside, of cells on the outer border</source>
        <translation>davon außerhalb, aus Zellen am Außenrand</translation>
    </message>
    <message>
        <source>only facilities inside the blocks</source>
        <translation>nur Einrichtungen in den Bausteinen</translation>
    </message>
    <message>
        <source>only from {region}</source>
        <translation>nur aus {region}</translation>
    </message>
    <message>
        <source>only renamed</source>
        <translation>nur umbenannt</translation>
    </message>
    <message>
        <source>only weakening: {barriers}</source>
        <translation>nur schwächend: {barriers}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>or file with facilities</source>
        <translation>oder Datei mit Einrichtungen</translation>
    </message>
    <message>
        <source>or file with points</source>
        <translation>oder Datei mit Punkten</translation>
    </message>
    <message>
        <source>other borders</source>
        <translation>andere Grenzen</translation>
    </message>
    <message>
        <source>outlines (V14)</source>
        <translation>Umrisse (V14)</translation>
    </message>
    <message>
        <source>outlines of blocks</source>
        <translation>Umrisse der Bausteine</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>outside all Sozialräume</source>
        <translation>außerhalb aller Sozialräume</translation>
    </message>
    <message>
        <source>outside the area of the layer</source>
        <translation>außerhalb des Gebiets des Layers</translation>
    </message>
    <message>
        <source>own calculations</source>
        <translation>eigene Berechnungen</translation>
    </message>
    <message>
        <source>pan the map</source>
        <translation>Karte verschieben</translation>
    </message>
    <message>
        <source>point on the surface of the block</source>
        <translation>Punkt auf der Fläche des Bausteins</translation>
    </message>
    <message>
        <source>power of ten written out</source>
        <translation>Zehnerpotenz ausgeschrieben</translation>
    </message>
    <message>
        <source>preliminary number</source>
        <translation>vorläufige Zahl</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>put the border back</source>
        <translation>Grenze zurücksetzen</translation>
    </message>
    <message>
        <source>reaches across a barrier ({metres} m)</source>
        <translation>reicht über eine Barriere ({metres} m)</translation>
    </message>
    <message>
        <source>reference system (V13)</source>
        <translation>Bezugssystem (V13)</translation>
    </message>
    <message>
        <source>reference systems</source>
        <translation>Bezugssysteme</translation>
    </message>
    <message>
        <source>refuse what would cut off blocks</source>
        <translation>nichts abtrennen: Strich ablehnen</translation>
    </message>
    <message>
        <source>regional key (ARS) turned into municipality key (AGS)</source>
        <translation>Regionalschlüssel (ARS) in Gemeindeschlüssel (AGS) umgesetzt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>repeated row</source>
        <translation>wiederholte Zeile</translation>
    </message>
    <message>
        <source>residents,population,points,addresses,register,count,Melderegister,geocoded</source>
        <translation>Einwohner,Bevölkerung,Punkte,Adressen,Register,Auszählung,Melderegister,Einwohnermelde,geokodiert</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>beschlossen</translation>
    </message>
    <message>
        <source>revised number</source>
        <translation>berichtigte Zahl</translation>
    </message>
    <message>
        <source>row not matched</source>
        <translation>Zeile nicht zugeordnet</translation>
    </message>
    <message>
        <source>row without key</source>
        <translation>Zeile ohne Schlüssel</translation>
    </message>
    <message>
        <source>school,Kita,facility,POI,points,nearest,distance,count,catchment,K12,CSV</source>
        <translation>Schule,Kita,Einrichtung,POI,Punkte,nächste,Entfernung,Anzahl,Einzugsbereich,K12,CSV</translation>
    </message>
    <message>
        <source>share of area</source>
        <translation>Flächenanteil</translation>
    </message>
    <message>
        <source>show or hide these keys</source>
        <translation>diese Tasten zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>similar: {names}</source>
        <translation>ähnlich: {names}</translation>
    </message>
    <message>
        <source>single blocks</source>
        <translation>einzelne Bausteine</translation>
    </message>
    <message>
        <source>smaller units inside the areas of the layer</source>
        <translation>kleinere Einheiten innerhalb der Gebiete des Layers</translation>
    </message>
    <message>
        <source>straight line from the block&apos;s point on the surface</source>
        <translation>Luftlinie vom Punkt auf der Fläche des Bausteins</translation>
    </message>
    <message>
        <source>such as: Kreistag, paper 123/2026</source>
        <translation>z. B. Kreistag, Vorlage 123/2026</translation>
    </message>
    <message>
        <source>sum,rate,quota,share,confidentiality,suppression,Geheimhaltung,indicator</source>
        <translation>Summe,Quote,Anteil,Geheimhaltung,Sperrung,Indikator,zusammenfassen</translation>
    </message>
    <message>
        <source>sums of residents (V09)</source>
        <translation>Summen (V09)</translation>
    </message>
    <message>
        <source>sums of the municipalities</source>
        <translation>Summen der Gemeinden</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>table,Excel,XLSX,CSV,join,key,AGS,match report,GENESIS,statistics</source>
        <translation>Tabelle,Excel,XLSX,CSV,verknüpfen,Join,Schlüssel,AGS,Zuordnungsbericht,GENESIS,Statistik</translation>
    </message>
    <message>
        <source>take along what would be cut off</source>
        <translation>Abgetrenntes mitnehmen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>the layer says “{name}”</source>
        <translation>im Layer steht „{name}“</translation>
    </message>
    <message>
        <source>thoroughly</source>
        <translation>gründlich</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>zu klein</translation>
    </message>
    <message>
        <source>total, left out</source>
        <translation>Summenzeile, ausgelassen</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>ohne Sozialraum</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>under {high}</source>
        <translation>unter {high}</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>rückgängig machen, wiederholen</translation>
    </message>
    <message>
        <source>uninhabited</source>
        <translation>unbewohnt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>up to {limit} m</source>
        <translation>bis {limit} m</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>von_sr or bausteine</source>
        <translation>von_sr oder bausteine</translation>
    </message>
    <message>
        <source>von_sr, and what becomes new of nach_sr (key), sr_kurz and sr_name</source>
        <translation>von_sr und, was neu wird: nach_sr (Schlüssel), sr_kurz, sr_name</translation>
    </message>
    <message>
        <source>von_sr, or bausteine, which then stay in their Sozialraum</source>
        <translation>von_sr, oder bausteine, die dann in ihrem Sozialraum bleiben</translation>
    </message>
    <message>
        <source>von_sr, several with semicolons</source>
        <translation>von_sr, mehrere durch Semikolon getrennt</translation>
    </message>
    <message>
        <source>von_sr, which goes, nach_sr, which stays</source>
        <translation>von_sr, der aufgeht, nach_sr, der bleibt</translation>
    </message>
    <message>
        <source>von_sr, {blocks} of what is split off; nach_sr (its key) or the next letter</source>
        <translation>von_sr, {blocks} des Teils, der sich löst; nach_sr (dessen Schlüssel), sonst der nächste Buchstabe</translation>
    </message>
    <message>
        <source>weight of buildings</source>
        <translation>Gebäudegewicht</translation>
    </message>
    <message>
        <source>where it has the same key</source>
        <translation>wenn er denselben Schlüssel hat</translation>
    </message>
    <message>
        <source>where its point on the surface lies</source>
        <translation>wo sein Punkt auf der Fläche liegt</translation>
    </message>
    <message>
        <source>where most of its area lies</source>
        <translation>wo der größte Teil seiner Fläche liegt</translation>
    </message>
    <message>
        <source>where most of its residents stay</source>
        <translation>wenn die meisten seiner Einwohner bleiben</translation>
    </message>
    <message>
        <source>whole places (Ortsteil)</source>
        <translation>ganze Ortsteile</translation>
    </message>
    <message>
        <source>whole units of “{field}”</source>
        <translation>ganze Einheiten von „{field}“</translation>
    </message>
    <message>
        <source>within {percent} % of the mean of their municipality</source>
        <translation>höchstens {percent} % Abweichung vom Mittel ihrer Gemeinde</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>ohne Zahl</translation>
    </message>
    <message>
        <source>without a place name</source>
        <translation>ohne Ortsnamen</translation>
    </message>
    <message>
        <source>without a reason</source>
        <translation>ohne Begründung</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>{area} m² of the blocks lie outside the given outline.</source>
        <translation>{area} m² der Bausteine liegen außerhalb des angegebenen Umrisses.</translation>
    </message>
    <message>
        <source>{assigned} of {n} blocks got a Sozialraum; there are {regions} Sozialräume.</source>
        <translation>{assigned} von {n} Bausteinen haben einen Sozialraum bekommen; es gibt {regions} Sozialräume.</translation>
    </message>
    <message>
        <source>{blocks} blocks, {residents} residents, {borders} shared borders.</source>
        <translation>{blocks} Bausteine, {residents} Einwohner, {borders} gemeinsame Grenzen.</translation>
    </message>
    <message>
        <source>{blocks} of {region} would be cut off ({residents} residents).</source>
        <translation>Das würde {blocks} von {region} abtrennen ({residents} Einwohner).</translation>
    </message>
    <message>
        <source>{blocks}, nach_sr; also where “art” is blank</source>
        <translation>{blocks}, nach_sr; gilt auch, wo „art“ leer ist</translation>
    </message>
    <message>
        <source>{blocks}; they stay without a Sozialraum</source>
        <translation>{blocks}; sie bleiben ohne Sozialraum</translation>
    </message>
    <message>
        <source>{cells} formulas have no stored result and count as empty. Please open the workbook in Excel or LibreOffice, save it and read it again.</source>
        <translation>{cells} Formeln haben kein gespeichertes Ergebnis und gelten als leer. Bitte öffnen Sie die Arbeitsmappe in Excel oder LibreOffice, speichern Sie sie und lesen Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>{census}, {grid}, overlaid: {method}</source>
        <translation>{census}, {grid}, überlagert: {method}</translation>
    </message>
    <message>
        <source>{changes} since {time} were recovered.</source>
        <translation>{changes} seit {time} Uhr wiederhergestellt.</translation>
    </message>
    <message>
        <source>{changes} were recovered.</source>
        <translation>{changes} wiederhergestellt.</translation>
    </message>
    <message>
        <source>{change}, before: {region}</source>
        <translation>{change}, vorher: {region}</translation>
    </message>
    <message>
        <source>{count} Sozialräume are wanted, but the blocks fall into {pieces} parts that need one each. Please ask for at least {pieces}, or let Sozialräume cross municipalities.</source>
        <translation>Gewünscht sind {count} Sozialräume, aber die Bausteine zerfallen in {pieces} Teile, die je einen brauchen. Bitte verlangen Sie mindestens {pieces}, oder lassen Sie Sozialräume über Gemeindegrenzen reichen.</translation>
    </message>
    <message>
        <source>{count} Sozialräume are wanted, but the minimum allows at most {possible}. Please ask for fewer, or lower the minimum.</source>
        <translation>Gewünscht sind {count} Sozialräume, die Untergrenze lässt aber höchstens {possible} zu. Bitte verlangen Sie weniger, oder senken Sie die Untergrenze.</translation>
    </message>
    <message>
        <source>{count} Sozialräume were found; more than {most} are proven to be impossible.</source>
        <translation>Gefunden wurden {count} Sozialräume; mehr als {most} sind nachweislich nicht möglich.</translation>
    </message>
    <message>
        <source>{count} features of the layer have the key “{key}” ({keys} such keys in all). Their values would be counted several times. Please choose a unique key, or let the values be distributed by residents.</source>
        <translation>{count} Objekte des Layers haben den Schlüssel „{key}“ (insgesamt {keys} solche Schlüssel). Ihre Werte würden mehrfach gezählt. Bitte wählen Sie einen eindeutigen Schlüssel oder lassen Sie die Werte nach Einwohnern verteilen.</translation>
    </message>
    <message>
        <source>{count} lines of “{layer}” name blocks that are not neighbours here; they were left out.</source>
        <translation>{count} Linien von „{layer}“ nennen Bausteine, die es hier nicht gibt; sie wurden übergangen.</translation>
    </message>
    <message>
        <source>{criterion}: {value} (others {low} to {high})</source>
        <translation>{criterion}: {value} (sonst {low} bis {high})</translation>
    </message>
    <message>
        <source>{criterion}: {value} (others {low})</source>
        <translation>{criterion}: {value} (sonst {low})</translation>
    </message>
    <message>
        <source>{first} and {second} lie in different municipalities; Sozialräume stay in their municipality.</source>
        <translation>{first} und {second} liegen in verschiedenen Gemeinden; Sozialräume bleiben in ihrer Gemeinde.</translation>
    </message>
    <message>
        <source>{inside} residents from {points} points in {blocks} blocks; {outside} outside.</source>
        <translation>{inside} Einwohner von {points} Punkten in {blocks} Bausteinen; {outside} außerhalb.</translation>
    </message>
    <message>
        <source>{inside} residents in {blocks} blocks; of the cells on the outer border, {outside} residents fall outside.</source>
        <translation>{inside} Einwohner in {blocks} Bausteinen; aus Zellen am Außenrand liegen {outside} Einwohner außerhalb.</translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation>{i} von {n}</translation>
    </message>
    <message>
        <source>{keys} ({residents} residents) are now connected with block “{nearest}”, {distance} m away, since no border connects them with their municipality.</source>
        <translation>{keys} ({residents} Einwohner) sind jetzt mit dem Baustein „{nearest}“ in {distance} m Entfernung verbunden, da keine Grenze sie mit ihrer Gemeinde verbindet.</translation>
    </message>
    <message>
        <source>{keys} and {n} more</source>
        <translation>{keys} und {n} weitere</translation>
    </message>
    <message>
        <source>{keys} must not lie together, but are tied to each other by {ties}. Please remove one of the two links.</source>
        <translation>{keys} dürfen nicht zusammenliegen, sind aber aneinander gebunden durch: {ties}. Bitte entfernen Sie eine der beiden Verknüpfungen.</translation>
    </message>
    <message>
        <source>{keys}: no municipality key of 8 digits (AGS). Keys of Sozialräume are built from it; please check the field.</source>
        <translation>{keys}: kein Gemeindeschlüssel mit 8 Stellen (AGS). Aus ihm werden die Schlüssel der Sozialräume gebildet; bitte prüfen Sie das Feld.</translation>
    </message>
    <message>
        <source>{key} is marked as fixed and was changed: {keys}.</source>
        <translation>{key} ist als festgelegt markiert und wurde verändert: {keys}.</translation>
    </message>
    <message>
        <source>{layer}: blocks taken: {taken}, of these cut: {cut}, left out: {dropped}.</source>
        <translation>{layer}: Bausteine übernommen: {taken}, davon beschnitten: {cut}, ausgelassen: {dropped}.</translation>
    </message>
    <message>
        <source>{layer}: fields {fields}</source>
        <translation>{layer}: Felder {fields}</translation>
    </message>
    <message>
        <source>{layer}: no field with residents was found; they are unknown.</source>
        <translation>{layer}: Kein Feld mit Einwohnern gefunden; sie gelten als unbekannt.</translation>
    </message>
    <message>
        <source>{layer}: reprojected from {crs} to {target}.</source>
        <translation>{layer}: von {crs} nach {target} reprojiziert.</translation>
    </message>
    <message>
        <source>{letter}: {name}, {n} Sozialräume</source>
        <translation>{letter}: {name}, {n} Sozialräume</translation>
    </message>
    <message>
        <source>{low} and more</source>
        <translation>{low} und mehr</translation>
    </message>
    <message>
        <source>{municipality} in detail</source>
        <translation>{municipality} im Einzelnen</translation>
    </message>
    <message>
        <source>{name} in the Sozialräume</source>
        <translation>{name} in den Sozialräumen</translation>
    </message>
    <message>
        <source>{name} in the Sozialräume on {date}</source>
        <translation>{name} in den Sozialräumen am {date}</translation>
    </message>
    <message>
        <source>{name} in the Sozialräume, {date}</source>
        <translation>{name} in den Sozialräumen, {date}</translation>
    </message>
    <message>
        <source>{name}: a part with {residents} residents is smaller than the minimum of {minimum} and became a Sozialraum of its own.</source>
        <translation>{name}: Ein Teil mit {residents} Einwohnern ist kleiner als die Untergrenze von {minimum} und wurde ein eigener Sozialraum.</translation>
    </message>
    <message>
        <source>{name}: the blocks add up to {total} residents, the official number is {expected} (deviation {percent} %).</source>
        <translation>{name}: Die Summe der Bausteine von {total} Einwohnern weicht von der amtlichen Zahl {expected} ab (Abweichung {percent} %).</translation>
    </message>
    <message>
        <source>{name}: {count} Sozialräume instead of {wanted}; more did not fit the limits.</source>
        <translation>{name}: {count} Sozialräume statt {wanted}; mehr passten nicht in die Grenzen.</translation>
    </message>
    <message>
        <source>{name}: {held} instead of {wanted}</source>
        <translation>{name}: {held} statt {wanted}</translation>
    </message>
    <message>
        <source>{new} has fewer than {limit} residents, and the plan before prints other numbers than this one. If both are published, it can be found from them together. Please pass on the residents of one version only, or merge {new} with a neighbour.</source>
        <translation>Rückrechnung über alte Grenzen möglich: {new} hat weniger als {limit} Einwohner, und der frühere Entwurf druckt andere Zahlen als dieser. Werden beide veröffentlicht, lässt sich die Zahl daraus ermitteln. Bitte geben Sie die Einwohnerzahlen nur einer Fassung weiter, oder vereinigen Sie {new} mit einem Nachbarn.</translation>
    </message>
    <message>
        <source>{numerator} per {factor} {denominator}</source>
        <translation>{numerator} je {factor} {denominator}</translation>
    </message>
    <message>
        <source>{n} Sozialraum exported.</source>
        <translation>{n} Sozialraum ausgegeben.</translation>
    </message>
    <message>
        <source>{n} Sozialraum has no geometry and is not on the map.</source>
        <translation>{n} Sozialraum hat keine Geometrie und fehlt auf der Karte.</translation>
    </message>
    <message>
        <source>{n} Sozialraum lies below the minimum.</source>
        <translation>{n} Sozialraum liegt unter der Untergrenze.</translation>
    </message>
    <message>
        <source>{n} Sozialraum of the layer “{layer}” holds no block and was left out: {keys}. Please check that the layer belongs to this delineation.</source>
        <translation>{n} Sozialraum des Layers „{layer}“ enthält keinen Baustein und wurde ausgelassen: {keys}. Bitte prüfen Sie, ob der Layer zu dieser Abgrenzung gehört.</translation>
    </message>
    <message>
        <source>{n} Sozialraum with {smallest} residents.</source>
        <translation>{n} Sozialraum mit {smallest} Einwohnern.</translation>
    </message>
    <message>
        <source>{n} Sozialraum with {total} residents.</source>
        <translation>{n} Sozialraum mit {total} Einwohnern.</translation>
    </message>
    <message>
        <source>{n} Sozialraum, {residents} residents</source>
        <translation>{n} Sozialraum, {residents} Einwohner</translation>
    </message>
    <message>
        <source>{n} Sozialräume exported.</source>
        <translation>{n} Sozialräume ausgegeben.</translation>
    </message>
    <message>
        <source>{n} Sozialräume have no geometry and are not on the map.</source>
        <translation>{n} Sozialräume haben keine Geometrie und fehlen auf der Karte.</translation>
    </message>
    <message>
        <source>{n} Sozialräume lie below the minimum.</source>
        <translation>{n} Sozialräume liegen unter der Untergrenze.</translation>
    </message>
    <message>
        <source>{n} Sozialräume of the layer “{layer}” hold no block and were left out: {keys}. Please check that the layer belongs to this delineation.</source>
        <translation>{n} Sozialräume des Layers „{layer}“ enthalten keinen Baustein und wurden ausgelassen: {keys}. Bitte prüfen Sie, ob der Layer zu dieser Abgrenzung gehört.</translation>
    </message>
    <message>
        <source>{n} Sozialräume with {smallest} to {largest} residents.</source>
        <translation>{n} Sozialräume mit {smallest} bis {largest} Einwohnern.</translation>
    </message>
    <message>
        <source>{n} Sozialräume, {residents} residents</source>
        <translation>{n} Sozialräume, {residents} Einwohner</translation>
    </message>
    <message>
        <source>{n} alternatives. Any two assign at least {low} % of the residents differently, at most {high} %.</source>
        <translation>{n} Alternativen. Je zwei ordnen mindestens {low} % und höchstens {high} % der Einwohner verschieden zu.</translation>
    </message>
    <message>
        <source>{n} area of the layer has no row in the table; its values are missing, not 0.</source>
        <translation>{n} Gebiet des Layers hat keine Zeile in der Tabelle; seine Werte fehlen und gelten nicht als 0.</translation>
    </message>
    <message>
        <source>{n} areas of the layer have no row in the table; their values are missing, not 0.</source>
        <translation>{n} Gebiete des Layers haben keine Zeile in der Tabelle; ihre Werte fehlen und gelten nicht als 0.</translation>
    </message>
    <message>
        <source>{n} block</source>
        <translation>{n} Baustein</translation>
    </message>
    <message>
        <source>{n} block belongs to no Sozialraum and was left out.</source>
        <translation>{n} Baustein gehört zu keinem Sozialraum und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{n} block has different Sozialräume in the table and got none of them.</source>
        <translation>{n} Baustein hat in der Tabelle verschiedene Sozialräume und hat keinen davon bekommen.</translation>
    </message>
    <message>
        <source>{n} block is in one plan only.</source>
        <translation>{n} Baustein kommt nur in einem der Entwürfe vor.</translation>
    </message>
    <message>
        <source>{n} block taken along</source>
        <translation>{n} Baustein mitgenommen</translation>
    </message>
    <message>
        <source>{n} block with {residents} residents {source} → {target}</source>
        <translation>{n} Baustein mit {residents} Einwohnern {source} → {target}</translation>
    </message>
    <message>
        <source>{n} blocks</source>
        <translation>{n} Bausteine</translation>
    </message>
    <message>
        <source>{n} blocks are in one plan only.</source>
        <translation>{n} Bausteine kommen nur in einem der Entwürfe vor.</translation>
    </message>
    <message>
        <source>{n} blocks belong to no Sozialraum and were left out.</source>
        <translation>{n} Bausteine gehören zu keinem Sozialraum und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{n} blocks have different Sozialräume in the table and got none of them.</source>
        <translation>{n} Bausteine haben in der Tabelle verschiedene Sozialräume und haben keinen davon bekommen.</translation>
    </message>
    <message>
        <source>{n} blocks have the same outline ({area} m²): {keys}. Please delete all but one.</source>
        <translation>{n} Bausteine haben denselben Umriss ({area} m²): {keys}. Bitte löschen Sie alle bis auf einen.</translation>
    </message>
    <message>
        <source>{n} blocks named no municipality; it was found out for them: {keys}.</source>
        <translation>Bausteine ohne Gemeinde, für die sie ermittelt wurde: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{n} blocks taken along</source>
        <translation>{n} Bausteine mitgenommen</translation>
    </message>
    <message>
        <source>{n} blocks with {residents} residents {source} → {target}</source>
        <translation>{n} Bausteine mit {residents} Einwohnern {source} → {target}</translation>
    </message>
    <message>
        <source>{n} cell could not be read.</source>
        <translation>{n} Zelle war nicht lesbar.</translation>
    </message>
    <message>
        <source>{n} cell without a number</source>
        <translation>{n} Zelle ohne Zahl</translation>
    </message>
    <message>
        <source>{n} cells could not be read.</source>
        <translation>{n} Zellen waren nicht lesbar.</translation>
    </message>
    <message>
        <source>{n} cells without a number</source>
        <translation>{n} Zellen ohne Zahl</translation>
    </message>
    <message>
        <source>{n} change</source>
        <translation>{n} Änderung</translation>
    </message>
    <message>
        <source>{n} change without a reason</source>
        <translation>{n} Änderung ohne Begründung</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} Änderungen</translation>
    </message>
    <message>
        <source>{n} changes without a reason</source>
        <translation>{n} Änderungen ohne Begründung</translation>
    </message>
    <message>
        <source>{n} finding is in the findings layer.</source>
        <translation>{n} Prüfergebnis steht im Layer der Prüfergebnisse.</translation>
    </message>
    <message>
        <source>{n} findings are in the findings layer.</source>
        <translation>{n} Prüfergebnisse stehen im Layer der Prüfergebnisse.</translation>
    </message>
    <message>
        <source>{n} group</source>
        <translation>{n} Gruppe</translation>
    </message>
    <message>
        <source>{n} groups</source>
        <translation>{n} Gruppen</translation>
    </message>
    <message>
        <source>{n} key repaired: {kind}.</source>
        <translation>{n} Schlüssel berichtigt: {kind}.</translation>
    </message>
    <message>
        <source>{n} keys repaired: {kind}.</source>
        <translation>{n} Schlüssel berichtigt: {kind}.</translation>
    </message>
    <message>
        <source>{n} km grid</source>
        <translation>{n}-km-Gitter</translation>
    </message>
    <message>
        <source>{n} m grid</source>
        <translation>{n}-m-Gitter</translation>
    </message>
    <message>
        <source>{n} minute</source>
        <translation>{n} Minute</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>{n} more are in the layer with the findings.</source>
        <translation>{n} weitere stehen im Layer mit den Prüfergebnissen.</translation>
    </message>
    <message>
        <source>{n} more finding is in the findings layer.</source>
        <translation>{n} weiteres Prüfergebnis steht im Layer der Prüfergebnisse.</translation>
    </message>
    <message>
        <source>{n} more findings are in the findings layer.</source>
        <translation>{n} weitere Prüfergebnisse stehen im Layer der Prüfergebnisse.</translation>
    </message>
    <message>
        <source>{n} more gaps or overlaps, together {area} m².</source>
        <translation>{n} weitere Lücken oder Überlappungen, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more gaps wider than the tolerance, together {area} m².</source>
        <translation>{n} weitere Lücken, die breiter sind als die Toleranz, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more holes that no block fills, together {area} m².</source>
        <translation>{n} weitere Löcher, die kein Baustein füllt, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more holes that other blocks fill, together {area} m².</source>
        <translation>{n} weitere Löcher, die andere Bausteine füllen, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more invalid outlines of blocks, together {area} m².</source>
        <translation>{n} weitere ungültige Umrisse von Bausteinen, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more municipalities differ less.</source>
        <translation>{n} weitere Gemeinden unterscheiden sich weniger.</translation>
    </message>
    <message>
        <source>{n} more municipality differs less.</source>
        <translation>{n} weitere Gemeinde unterscheidet sich weniger.</translation>
    </message>
    <message>
        <source>{n} more narrow gaps were not closed, together {area} m².</source>
        <translation>{n} weitere schmale Lücken wurden nicht geschlossen, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more obstacle is in the log.</source>
        <translation>{n} weiteres Hindernis steht im Protokoll.</translation>
    </message>
    <message>
        <source>{n} more obstacles are in the log.</source>
        <translation>{n} weitere Hindernisse stehen im Protokoll.</translation>
    </message>
    <message>
        <source>{n} more outlines occur several times, together {area} m².</source>
        <translation>{n} weitere Umrisse kommen mehrfach vor, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more overlaps, together {area} m².</source>
        <translation>{n} weitere Überlappungen, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} more slivers, together {area} m².</source>
        <translation>{n} weitere Splitter, zusammen {area} m².</translation>
    </message>
    <message>
        <source>{n} not contiguous</source>
        <translation>{n} nicht zusammenhängend</translation>
    </message>
    <message>
        <source>{n} of {most} characters</source>
        <translation>{n} von {most} Zeichen</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} von {total}</translation>
    </message>
    <message>
        <source>{n} pair</source>
        <translation>{n} Paar</translation>
    </message>
    <message>
        <source>{n} pairs</source>
        <translation>{n} Paare</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
    </message>
    <message>
        <source>{n} parts …</source>
        <translation>{n} Teile …</translation>
    </message>
    <message>
        <source>{n} resident</source>
        <translation>{n} Einwohner</translation>
    </message>
    <message>
        <source>{n} residents</source>
        <translation>{n} Einwohner</translation>
    </message>
    <message>
        <source>{n} row of the table fits no area of the layer.</source>
        <translation>{n} Zeile der Tabelle passt zu keinem Gebiet des Layers.</translation>
    </message>
    <message>
        <source>{n} rows of the table fit no area of the layer.</source>
        <translation>{n} Zeilen der Tabelle passen zu keinem Gebiet des Layers.</translation>
    </message>
    <message>
        <source>{n} second</source>
        <translation>{n} Sekunde</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} Sekunden</translation>
    </message>
    <message>
        <source>{n} too large</source>
        <translation>{n} zu groß</translation>
    </message>
    <message>
        <source>{n} too small</source>
        <translation>{n} zu klein</translation>
    </message>
    <message>
        <source>{n} value is kept secret and marked with “{sign}”. The number itself is not in this file.</source>
        <translation>{n} Wert wird geheim gehalten und ist mit „{sign}“ gekennzeichnet. Die Zahl selbst ist in dieser Datei nicht enthalten.</translation>
    </message>
    <message>
        <source>{n} values are kept secret and marked with “{sign}”. The numbers themselves are not in this file.</source>
        <translation>{n} Werte werden geheim gehalten und sind mit „{sign}“ gekennzeichnet. Die Zahlen selbst sind in dieser Datei nicht enthalten.</translation>
    </message>
    <message>
        <source>{old} renamed to {new}</source>
        <translation>{old} umbenannt in {new}</translation>
    </message>
    <message>
        <source>{old} split into {new}</source>
        <translation>{old} geteilt in {new}</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{place}: “{name}” adds up to {total}, less than the {minimum} that each Sozialraum should have; it is not asked for there.</source>
        <translation>{place}: „{name}“ ergibt zusammen {total}, weniger als die {minimum}, die jeder Sozialraum haben soll; dort wird es nicht verlangt.</translation>
    </message>
    <message>
        <source>{region} cannot be merged with itself. Please choose another Sozialraum.</source>
        <translation>{region} kann nicht mit sich selbst zusammengelegt werden. Bitte wählen Sie einen anderen Sozialraum.</translation>
    </message>
    <message>
        <source>{region} consists of one place. Draw the new Sozialraum on the map.</source>
        <translation>{region} besteht aus einem einzigen Ort. Zeichnen Sie den neuen Sozialraum in der Karte.</translation>
    </message>
    <message>
        <source>{region} falls apart into {n} parts</source>
        <translation>{region} zerfällt in {n} Teile</translation>
    </message>
    <message>
        <source>{region} has no blocks yet. Please paint some first.</source>
        <translation>{region} hat noch keine Bausteine. Bitte malen Sie zuerst welche.</translation>
    </message>
    <message>
        <source>{region} has only {total} of “{name}”; {minimum} were wanted. Please look at it on the map.</source>
        <translation>{region} hat bei „{name}“ nur {total}; gewünscht sind {minimum}. Bitte sehen Sie ihn sich auf der Karte an.</translation>
    </message>
    <message>
        <source>{region} has only {total} residents; {minimum} were wanted. Please look at it on the map.</source>
        <translation>{region} hat nur {total} Einwohner; gewünscht sind {minimum}. Bitte sehen Sie ihn sich auf der Karte an.</translation>
    </message>
    <message>
        <source>{region} has {total} of “{name}”; at most {maximum} were wanted. Please look at it on the map.</source>
        <translation>{region} hat bei „{name}“ {total}; gewünscht sind höchstens {maximum}. Bitte sehen Sie ihn sich auf der Karte an.</translation>
    </message>
    <message>
        <source>{region} has {total} residents; at most {maximum} were wanted. Please look at it on the map.</source>
        <translation>{region} hat {total} Einwohner; gewünscht sind höchstens {maximum}. Bitte sehen Sie ihn sich auf der Karte an.</translation>
    </message>
    <message>
        <source>{region} holds locked blocks. Please unlock them first; nothing was changed.</source>
        <translation>{region} enthält gesperrte Bausteine. Bitte heben Sie deren Sperre zuerst auf; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{region} is empty now, {n} resident moved to {target}.</source>
        <translation>{region} ist jetzt leer: {n} Einwohner nach {target}.</translation>
    </message>
    <message>
        <source>{region} is empty now, {n} residents moved to {target}.</source>
        <translation>{region} ist jetzt leer: {n} Einwohner nach {target}.</translation>
    </message>
    <message>
        <source>{region} is left without a block</source>
        <translation>{region} hat keinen Baustein mehr</translation>
    </message>
    <message>
        <source>{region} is locked and gives no blocks.</source>
        <translation>{region} ist gesperrt und gibt keine Bausteine ab.</translation>
    </message>
    <message>
        <source>{region} is locked and takes no blocks.</source>
        <translation>{region} ist gesperrt und nimmt keine Bausteine auf.</translation>
    </message>
    <message>
        <source>{region} is locked. Please take its lock off first.</source>
        <translation>{region} ist gesperrt. Bitte heben Sie zuerst die Sperre auf.</translation>
    </message>
    <message>
        <source>{region} is locked. Please unlock it first; nothing was changed.</source>
        <translation>{region} ist gesperrt. Bitte heben Sie die Sperre zuerst auf; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{region} keeps its limits and hangs together; there is nothing to mend.</source>
        <translation>{region} hält die Grenzwerte ein und hängt zusammen; es gibt nichts zu beheben.</translation>
    </message>
    <message>
        <source>{region} lies in {municipality}; Sozialräume stay in their municipality.</source>
        <translation>{region} liegt in {municipality}; Sozialräume bleiben innerhalb ihrer Gemeinde.</translation>
    </message>
    <message>
        <source>{region} merged with {target}</source>
        <translation>{region} mit {target} vereinigt</translation>
    </message>
    <message>
        <source>{region} removed, it was empty</source>
        <translation>{region} aus der Liste genommen, er war leer</translation>
    </message>
    <message>
        <source>{region} {after} (now {before})</source>
        <translation>{region} {after} (jetzt {before})</translation>
    </message>
    <message>
        <source>{region}, {name}, has {n} separate parts. With a reason this is intended, and no error any more.</source>
        <translation>{region}, {name}, besteht aus {n} getrennten Teilen. Mit einer Begründung ist das gewollt und kein Fehler mehr.</translation>
    </message>
    <message>
        <source>{region}: below {percent} %</source>
        <translation>{region}: unter {percent} %</translation>
    </message>
    <message>
        <source>{region}: {percent} %</source>
        <translation>{region}: {percent} %</translation>
    </message>
    <message>
        <source>{residents} residents ({percent} %) in {n} block change their Sozialraum.</source>
        <translation>{residents} Einwohner ({percent} %) in {n} Baustein wechseln den Sozialraum.</translation>
    </message>
    <message>
        <source>{residents} residents ({percent} %) in {n} blocks change their Sozialraum.</source>
        <translation>{residents} Einwohner ({percent} %) in {n} Bausteinen wechseln den Sozialraum.</translation>
    </message>
    <message>
        <source>{residents} residents ({share} %) change their Sozialraum ({blocks}).</source>
        <translation>{residents} Einwohner ({share} %) wechseln den Sozialraum ({blocks}).</translation>
    </message>
    <message>
        <source>{rows} rows read, {matched} matched by the key in “{column}”; {found} of {all} features have values.</source>
        <translation>{rows} Zeilen gelesen, {matched} über den Schlüssel in „{column}“ zugeordnet; {found} von {all} Objekten haben Werte.</translation>
    </message>
    <message>
        <source>{rows} rows read, {matched} matched by the name in “{column}”; {found} of {all} features have values.</source>
        <translation>{rows} Zeilen gelesen, {matched} über den Namen in „{column}“ zugeordnet; {found} von {all} Objekten haben Werte.</translation>
    </message>
    <message>
        <source>{rows} rows read, {matched} of them matched; {found} of {all} areas of the layer have a row.</source>
        <translation>{rows} Zeilen gelesen, davon {matched} zugeordnet; {found} von {all} Gebieten des Layers haben eine Zeile.</translation>
    </message>
    <message>
        <source>{rows} rows read, {matched} of them name a block.</source>
        <translation>{rows} Zeilen gelesen, {matched} davon nennen einen Baustein.</translation>
    </message>
    <message>
        <source>{share} % of the residents assigned differently from A.</source>
        <translation>{share} % der Einwohner anders zugeordnet als in A.</translation>
    </message>
    <message>
        <source>{share} of the differences lie between Sozialräume, not inside them</source>
        <translation>{share} der Unterschiede liegen zwischen den Sozialräumen, nicht in ihnen</translation>
    </message>
    <message>
        <source>{share} of the links</source>
        <translation>{share} der Verbindungen</translation>
    </message>
    <message>
        <source>{share} on average</source>
        <translation>im Mittel {share}</translation>
    </message>
    <message>
        <source>{shown} of {n} pairs</source>
        <translation>{shown} von {n} Paaren</translation>
    </message>
    <message>
        <source>{shown} of {n}, those with most residents first</source>
        <translation>{shown} von {n}, die mit den meisten Einwohnern zuerst</translation>
    </message>
    <message>
        <source>{sign}  Number below {limit}, or kept secret so that such a number cannot be found by subtraction.</source>
        <translation>{sign}  Zahl unter {limit}, oder geheim gehalten, damit eine solche nicht durch Abziehen zu finden ist.</translation>
    </message>
    <message>
        <source>{source} (cell key method)</source>
        <translation>{source} (Cell-Key-Methode)</translation>
    </message>
    <message>
        <source>{source}: block “{key}” lies in “{name}” with only {percent} % of its area.</source>
        <translation>{source}: Der Baustein „{key}“ liegt nur mit {percent} % seiner Fläche in „{name}“.</translation>
    </message>
    <message>
        <source>{source}: blocks in no catchment: {n} ({keys}).</source>
        <translation>{source}: Bausteine in keinem Einzugsbereich: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{source}: keys completed: {n} ({keys}).</source>
        <translation>{source}: Ergänzte Schlüssel: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{source}: links no two blocks with each other and has no effect.</source>
        <translation>{source}: Verknüpft keine zwei Bausteine miteinander und bleibt ohne Wirkung.</translation>
    </message>
    <message>
        <source>{source}: rows left out because no block has their key: {n} ({keys}).</source>
        <translation>{source}: Zeilen ausgelassen, weil kein Baustein ihren Schlüssel hat: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{source}: rows left out because several blocks could be meant: {n} ({keys}).</source>
        <translation>{source}: Zeilen ausgelassen, weil mehrere Bausteine gemeint sein können: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{source}: rows left out because their kind is none of muss, darf nicht and soll: {n} ({words}).</source>
        <translation>{source}: Zeilen ausgelassen, weil ihre Art weder muss noch darf nicht noch soll ist: {n} ({words}).</translation>
    </message>
    <message>
        <source>{source}: rows left out because their weight is blank ({blank}), negative or no number: {n} ({values}).</source>
        <translation>{source}: Zeilen ausgelassen, weil ihr Gewicht leer ({blank}), negativ oder keine Zahl ist: {n} ({values}).</translation>
    </message>
    <message>
        <source>{source}: rows left out because they lack a key: {n}.</source>
        <translation>{source}: Zeilen ausgelassen, weil ein Schlüssel fehlt: {n}.</translation>
    </message>
    <message>
        <source>{source}: rows that link a key with itself and count for nothing: {n}.</source>
        <translation>{source}: Zeilen, die einen Schlüssel mit sich selbst verknüpfen und nicht zählen: {n}.</translation>
    </message>
    <message>
        <source>{source}: rows that repeat a pair: {n}. Their weights were added.</source>
        <translation>{source}: Zeilen, die ein Paar wiederholen: {n}. Ihre Gewichte wurden zusammengezählt.</translation>
    </message>
    <message>
        <source>{source}: the matrix is not square. Keys only in the first row or only in the first column: {n} ({keys}).</source>
        <translation>{source}: Die Matrix ist nicht quadratisch. Schlüssel nur in der ersten Zeile oder nur in der ersten Spalte: {n} ({keys}).</translation>
    </message>
    <message>
        <source>{source}: values that occur in several municipalities and count in each one by itself: {n} ({names}).</source>
        <translation>{source}: Werte, die in mehreren Gemeinden vorkommen und in jeder für sich zählen: {n} ({names}).</translation>
    </message>
    <message>
        <source>{source}: {percent} % of this affinity crosses municipalities and cannot be kept while Sozialräume stay inside them.</source>
        <translation>{source}: {percent} % dieser Zusammengehörigkeit reicht über Gemeindegrenzen und ist nicht einzuhalten, solange Sozialräume innerhalb der Gemeinden bleiben.</translation>
    </message>
    <message>
        <source>{status}: changes belong in a variant. {link}</source>
        <translation>{status}: Änderungen gehören in eine Variante. {link}</translation>
    </message>
    <message>
        <source>{ties}: {n} blocks must lie together, but belong to several municipalities ({names}): {keys}. Take the link back, or allow Sozialräume across municipalities.</source>
        <translation>{ties}: {n} Bausteine müssen zusammenliegen, gehören aber zu mehreren Gemeinden ({names}): {keys}. Nehmen Sie die Verknüpfung zurück, oder lassen Sie Sozialräume über Gemeindegrenzen zu.</translation>
    </message>
    <message>
        <source>{ties}: {n} blocks must lie together, but do not hang together ({parts} parts): {keys}. The Sozialraum has to hold blocks between them, or a bridge is needed.</source>
        <translation>{ties}: {n} Bausteine müssen zusammenliegen, hängen aber nicht zusammen ({parts} Teile): {keys}. Der Sozialraum muss Bausteine dazwischen aufnehmen, oder es braucht eine Brücke.</translation>
    </message>
    <message>
        <source>{ties}: {n} blocks that must lie together have {residents} residents, more than the maximum of {maximum}: {keys}.</source>
        <translation>{ties}: {n} Bausteine, die zusammenliegen müssen, haben {residents} Einwohner und damit mehr als das Höchstmaß von {maximum}: {keys}.</translation>
    </message>
    <message>
        <source>{title} (deleted)</source>
        <translation>{title} (gelöscht)</translation>
    </message>
    <message>
        <source>{title} (open)</source>
        <translation>{title} (geöffnet)</translation>
    </message>
    <message>
        <source>{title} (version {version})</source>
        <translation>{title} (Fassung {version})</translation>
    </message>
    <message>
        <source>{title} ({status}) – {file}</source>
        <translation>{title} ({status}) – {file}</translation>
    </message>
    <message>
        <source>{title}, recovered</source>
        <translation>{title}, wiederhergestellt</translation>
    </message>
    <message>
        <source>{title}, variant</source>
        <translation>{title}, Variante</translation>
    </message>
    <message>
        <source>{value}</source>
        <translation>{value}</translation>
    </message>
    <message>
        <source>{value} km</source>
        <translation>{value} km</translation>
    </message>
    <message>
        <source>{value} of {of} ({share})</source>
        <translation>{value} von {of} ({share})</translation>
    </message>
    <message>
        <source>{value} on average</source>
        <translation>im Mittel {value}</translation>
    </message>
    <message>
        <source>“*” as the Bundesagentur für Arbeit</source>
        <translation>„*“ wie die Bundesagentur für Arbeit</translation>
    </message>
    <message>
        <source>“.” as the statistical offices</source>
        <translation>„.“ wie die statistischen Ämter</translation>
    </message>
    <message>
        <source>“12.345” can be residents or percent; it is never guessed.</source>
        <translation>„12.345“ können Einwohner oder Prozent sein; geraten wird nie.</translation>
    </message>
    <message>
        <source>“12.345” can be thousands or a decimal number; it is never guessed.</source>
        <translation>„12.345“ kann Tausender oder eine Dezimalzahl bedeuten; es wird nie geraten.</translation>
    </message>
    <message>
        <source>“Best possible” means the smallest sum of the weighted criteria at this number of Sozialräume in each municipality. Whether the criteria are the right ones, it does not say.</source>
        <translation>„Bestmöglich“ meint die kleinste Summe der gewichteten Kriterien bei dieser Zahl von Sozialräumen in jeder Gemeinde. Ob es die richtigen Kriterien sind, sagt das nicht.</translation>
    </message>
    <message>
        <source>“Can be kept” is the share that a division can reach at best, with Sozialräume inside the municipalities where that is asked for. Each source counts as a whole: its share times its weight, whatever its unit.</source>
        <translation>„Erreichbar“ ist der Anteil, den eine Gliederung höchstens einhalten kann, mit Sozialräumen innerhalb der Gemeinden, wo das verlangt ist. Jede Quelle zählt als Ganzes: ihr Anteil mal ihr Gewicht, gleich in welcher Einheit.</translation>
    </message>
    <message>
        <source>“Own weights” are chosen, but no weight is entered. Please enter at least one under “Advanced parameters”, or choose another preset.</source>
        <translation>„Eigene Gewichte“ ist gewählt, aber kein Gewicht eingetragen. Bitte tragen Sie unter „Fortgeschrittene Parameter“ mindestens eines ein, oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>“Selected features only” is ticked, but no block is selected. Please select the blocks that are to be delineated anew, or untick it.</source>
        <translation>„Nur gewählte Objekte“ ist angekreuzt, aber kein Baustein ist ausgewählt. Bitte wählen Sie die Bausteine aus, die neu abgegrenzt werden sollen, oder entfernen Sie das Kreuz.</translation>
    </message>
    <message>
        <source>“Valid to” lies before “Valid from”. Please check both dates.</source>
        <translation>„Gültig bis“ liegt vor „Gültig ab“. Bitte prüfen Sie beide Daten.</translation>
    </message>
    <message>
        <source>“Whole” counts the groups or pairs that lie in one Sozialraum.</source>
        <translation>„Ungeteilt“ zählt die Gruppen oder Paare, die in einem Sozialraum liegen.</translation>
    </message>
    <message>
        <source>“muss”, “darf nicht” or “soll”; by default the field “art”. Without it all rows mean “soll”.</source>
        <translation>„muss“, „darf nicht“ oder „soll“; ohne Angabe das Feld „art“. Fehlt es, bedeuten alle Zeilen „soll“.</translation>
    </message>
    <message>
        <source>“own calculations” is added.</source>
        <translation>„eigene Berechnungen“ wird ergänzt.</translation>
    </message>
    <message>
        <source>“{field}” is a rate or an average and cannot be summed. Please choose the counts it was computed from.</source>
        <translation>„{field}“ ist eine Quote oder ein Durchschnitt und darf nicht summiert werden. Bitte wählen Sie die Anzahlen, aus denen der Wert berechnet wurde.</translation>
    </message>
    <message>
        <source>“{file}” cannot be read as a table; the file is damaged. Please get it again.</source>
        <translation>„{file}“ lässt sich nicht als Tabelle lesen; die Datei ist beschädigt. Bitte besorgen Sie sie erneut.</translation>
    </message>
    <message>
        <source>“{file}” exists already. Replace it?</source>
        <translation>„{file}“ ist schon vorhanden. Ersetzen?</translation>
    </message>
    <message>
        <source>“{file}” has no column that is named after residents. If one of these columns holds them, please name it: {columns}.</source>
        <translation>„{file}“ hat keine Spalte, die nach Einwohnern benannt ist. Falls eine dieser Spalten sie enthält, geben Sie sie bitte an: {columns}.</translation>
    </message>
    <message>
        <source>“{file}” has no column “{column}”. Please choose one of these: {columns}.</source>
        <translation>„{file}“ hat keine Spalte „{column}“. Bitte wählen Sie eine von diesen: {columns}.</translation>
    </message>
    <message>
        <source>“{file}” holds grid cells of different sizes, so that residents would count twice. Please choose a file with cells of one size.</source>
        <translation>„{file}“ enthält Gitterzellen verschiedener Größe, sodass Einwohner doppelt zählen würden. Bitte wählen Sie eine Datei mit Zellen einer Größe.</translation>
    </message>
    <message>
        <source>“{file}” holds the layer “{layer}”, which is read here or in the project. Please choose another file name.</source>
        <translation>„{file}“ enthält den Layer „{layer}“, der hier oder im Projekt gelesen wird. Bitte wählen Sie einen anderen Dateinamen.</translation>
    </message>
    <message>
        <source>“{file}” is a ZIP archive or a workbook. Please unpack it and choose the CSV file with the grid cells.</source>
        <translation>„{file}“ ist ein ZIP-Archiv oder eine Arbeitsmappe. Bitte entpacken Sie es und wählen Sie die CSV-Datei mit den Gitterzellen.</translation>
    </message>
    <message>
        <source>“{file}” is no census grid: no column holds ids of grid cells such as CRS3035RES100mN2689100E4337000 (columns: {columns}). Please choose the CSV file of the grid.</source>
        <translation>„{file}“ ist kein Zensusgitter: Keine Spalte enthält Kennungen von Gitterzellen wie CRS3035RES100mN2689100E4337000 (Spalten: {columns}). Bitte wählen Sie die CSV-Datei des Gitters.</translation>
    </message>
    <message>
        <source>“{file}” on the blocks of “{layer}”</source>
        <translation>„{file}“ auf den Bausteinen von „{layer}“</translation>
    </message>
    <message>
        <source>“{first}” and “{second}” are neighbours already; no bridge is needed.</source>
        <translation>Die Bausteine „{first}“ und „{second}“ sind schon benachbart; eine Brücke ist nicht nötig.</translation>
    </message>
    <message>
        <source>“{key}” does not follow the pattern AGS-NN or is not unique, for example 05358028-03.</source>
        <translation>„{key}“ entspricht nicht dem Muster AGS-NN (zum Beispiel 05358028-03) oder ist nicht eindeutig.</translation>
    </message>
    <message>
        <source>“{key}” is no key of a Sozialraum. Please enter eight digits of the municipality, a hyphen and two digits, for example 05358028-03.</source>
        <translation>„{key}“ ist kein Schlüssel eines Sozialraums. Bitte geben Sie die acht Ziffern der Gemeinde, einen Bindestrich und zwei Ziffern ein, zum Beispiel 05358028-03.</translation>
    </message>
    <message>
        <source>“{key}” is the key of another municipality. Please begin it with {municipality}.</source>
        <translation>„{key}“ gehört zu einer anderen Gemeinde. Bitte beginnen Sie den Schlüssel mit {municipality}.</translation>
    </message>
    <message>
        <source>“{layer}” cannot be opened as a polygon layer. Please check the list of layers.</source>
        <translation>„{layer}“ lässt sich nicht als Polygonlayer öffnen. Bitte prüfen Sie die Liste der Layer.</translation>
    </message>
    <message>
        <source>“{layer}” holds no indicators. Please choose the fields or the table of indicators.</source>
        <translation>„{layer}“ enthält keine Indikatoren. Bitte wählen Sie die Felder oder die Indikatorentabelle.</translation>
    </message>
    <message>
        <source>“{layer}” is no table of indicators. Please choose the table that “Aggregate indicators” has written.</source>
        <translation>„{layer}“ ist keine Indikatorentabelle. Bitte wählen Sie die Tabelle, die „Indikatoren zusammenfassen“ geschrieben hat.</translation>
    </message>
    <message>
        <source>“{name}” holds values in {count} blocks that are no numbers. Please correct the field, or choose another one.</source>
        <translation>„{name}“ enthält in {count} Bausteinen Werte, die keine Zahlen sind. Bitte berichtigen Sie das Feld, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>“{name}” is empty in {count} blocks; they add nothing to what each Sozialraum should have.</source>
        <translation>„{name}“ ist in {count} Bausteinen leer; sie tragen nichts zu dem bei, was jeder Sozialraum haben soll.</translation>
    </message>
    <message>
        <source>“{name}” is empty or the same everywhere and was left out of the likeness.</source>
        <translation>„{name}“ ist leer oder überall gleich und blieb bei der Ähnlichkeit außer Betracht.</translation>
    </message>
    <message>
        <source>“{name}” is unknown in {count} blocks; there it says nothing about likeness.</source>
        <translation>„{name}“ ist in {count} Bausteinen unbekannt; dort zählt es bei der Ähnlichkeit nicht.</translation>
    </message>
    <message>
        <source>“{name}” lies in a hairline gap or just beside the blocks; block {key} is the nearest.</source>
        <translation>„{name}“ liegt in einer haarfeinen Lücke oder knapp neben den Bausteinen; Baustein {key} ist der nächste.</translation>
    </message>
    <message>
        <source>“{name}” lies on the border of several blocks; it was counted for block {key}.</source>
        <translation>„{name}“ liegt auf der Grenze mehrerer Bausteine; gezählt wurde für Baustein {key}.</translation>
    </message>
    <message>
        <source>“{path}” exists already and may hold other plans; nothing was written. Please choose another name for the plan file.</source>
        <translation>„{path}“ gibt es schon und kann andere Entwürfe enthalten; es wurde nichts geschrieben. Bitte wählen Sie für die Entwurfsdatei einen anderen Namen.</translation>
    </message>
    <message>
        <source>“{path}” exists already. Please choose another name, or let it be replaced.</source>
        <translation>„{path}“ ist schon vorhanden. Bitte wählen Sie einen anderen Namen, oder lassen Sie die Datei ersetzen.</translation>
    </message>
    <message>
        <source>“{path}” has been deleted or moved while it was open. Please save the plan under a name of its own; nothing is lost.</source>
        <translation>„{path}“ wurde gelöscht oder verschoben, während der Entwurf geöffnet war. Bitte speichern Sie den Entwurf unter einem eigenen Namen; es geht nichts verloren.</translation>
    </message>
    <message>
        <source>“{path}” has been open in another QGIS since {since} (user {user}, computer {host}, process {pid}). Please open it read-only or as a copy. If that QGIS no longer runs, delete “{lock}”.</source>
        <translation>„{path}“ ist seit {since} in einem anderen QGIS geöffnet (Anmeldename {user}, Rechner {host}, Prozess {pid}). Bitte öffnen Sie die Datei nur zum Lesen oder als Kopie. Läuft jenes QGIS nicht mehr, löschen Sie „{lock}“.</translation>
    </message>
    <message>
        <source>“{path}” has the old Excel format .xls. Please open it in Excel or LibreOffice and save it as .xlsx.</source>
        <translation>„{path}“ hat das alte Excel-Format .xls. Bitte öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie als .xlsx.</translation>
    </message>
    <message>
        <source>“{path}” holds no plan “{title}”. Please choose one of these: {titles}.</source>
        <translation>„{path}“ enthält keinen Entwurf „{title}“. Bitte wählen Sie einen von diesen: {titles}.</translation>
    </message>
    <message>
        <source>“{path}” holds several plans “{title}”. Please rename one of them first.</source>
        <translation>„{path}“ enthält mehrere Entwürfe „{title}“. Bitte benennen Sie zuerst einen davon um.</translation>
    </message>
    <message>
        <source>“{path}” is an OpenDocument table. Please open it in LibreOffice and save it as .xlsx.</source>
        <translation>„{path}“ ist eine OpenDocument-Tabelle. Bitte öffnen Sie sie in LibreOffice und speichern Sie sie als .xlsx.</translation>
    </message>
    <message>
        <source>“{path}” is damaged or not a table. Please save it again as .xlsx or .csv.</source>
        <translation>„{path}“ ist beschädigt oder keine Tabelle. Bitte speichern Sie die Datei neu als .xlsx oder .csv.</translation>
    </message>
    <message>
        <source>“{path}” is damaged or not complete. Please take its last backup; gestures since the last saving lie beside the file, in the journal that ends in “.journal”.</source>
        <translation>„{path}“ ist beschädigt oder unvollständig. Bitte nehmen Sie die letzte Sicherungskopie; die Schritte seit dem letzten Speichern liegen neben der Datei im Journal, das auf „.journal“ endet.</translation>
    </message>
    <message>
        <source>“{path}” is no name for a workbook. Please choose a file name that ends with .xlsx.</source>
        <translation>„{path}“ ist kein Name für eine Arbeitsmappe. Bitte wählen Sie einen Dateinamen, der auf .xlsx endet.</translation>
    </message>
    <message>
        <source>“{path}” is no plan file. Please choose a file that Sozialraumplaner has saved as a plan, or begin a new plan with its layer.</source>
        <translation>„{path}“ ist keine Entwurfsdatei. Bitte wählen Sie eine Datei, die der Sozialraumplaner als Entwurf gespeichert hat, oder beginnen Sie mit ihrem Layer einen neuen Entwurf.</translation>
    </message>
    <message>
        <source>“{path}” is not a picture that can be read. Please choose an SVG, PNG or JPEG file.</source>
        <translation>„{path}“ ist kein lesbares Bild. Bitte wählen Sie eine SVG-, PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>“{path}” is open read-only. Please save the plan under another name.</source>
        <translation>„{path}“ ist nur zum Lesen geöffnet. Bitte speichern Sie den Entwurf unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>“{path}” is protected by a password. Please open it in Excel, save it as .xlsx without a password and try again.</source>
        <translation>„{path}“ ist mit einem Kennwort geschützt. Bitte öffnen Sie die Datei in Excel, speichern Sie sie ohne Kennwort als .xlsx und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{path}” was written by a newer version of Sozialraumplaner. Please update the plugin.</source>
        <translation>„{path}“ wurde mit einer neueren Version des Sozialraumplaners geschrieben. Bitte aktualisieren Sie das Plugin.</translation>
    </message>
    <message>
        <source>“{prefix}” cannot begin a field name. Please use up to 12 letters without umlauts, digits and “_”, beginning with a letter.</source>
        <translation>Mit „{prefix}“ kann kein Feldname beginnen. Bitte verwenden Sie höchstens 12 Zeichen aus Buchstaben ohne Umlaute, Ziffern und „_“, zuerst einen Buchstaben.</translation>
    </message>
    <message>
        <source>“{rate}” in {region}: the numerator is larger than the denominator. Please check both.</source>
        <translation>„{rate}“ in {region}: Der Zähler ist größer als der Nenner. Bitte prüfen Sie beide.</translation>
    </message>
    <message>
        <source>“{rule}” does not say how the municipality is read from the key. Please enter the number of leading characters, such as “8”, or what comes before them, such as “05358+3”.</source>
        <translation>„{rule}“ sagt nicht, wie die Gemeinde aus dem Schlüssel gelesen wird. Bitte geben Sie die Zahl der führenden Stellen an, zum Beispiel „8“, oder auch das, was davor gehört, zum Beispiel „05358+3“.</translation>
    </message>
    <message>
        <source>“{source}” has no column besides the key of the block. Please add one with the Sozialraum.</source>
        <translation>„{source}“ hat außer dem Schlüssel des Bausteins keine Spalte. Bitte ergänzen Sie eine mit dem Sozialraum.</translation>
    </message>
    <message>
        <source>“{source}” holds no changes. Please enter a row for each change below the header.</source>
        <translation>„{source}“ enthält keine Änderungen. Bitte tragen Sie unter der Kopfzeile für jede Änderung eine Zeile ein.</translation>
    </message>
    <message>
        <source>“{source}” holds no row with a block and a Sozialraum. Please check the file, or choose another sheet.</source>
        <translation>„{source}“ enthält keine Zeile mit Baustein und Sozialraum. Bitte prüfen Sie die Datei oder wählen Sie ein anderes Blatt.</translation>
    </message>
    <message>
        <source>“{source}” needs the column “nach_sr” with “bausteine” or “ortsteil”, or the column “art” with “von_sr” or “nach_sr”; it has: {columns}.</source>
        <translation>„{source}“ braucht die Spalte „nach_sr“ mit „bausteine“ oder „ortsteil“, oder die Spalte „art“ mit „von_sr“ oder „nach_sr“; vorhanden sind: {columns}.</translation>
    </message>
    <message>
        <source>“{source}” on “{plan}”</source>
        <translation>„{source}“ auf „{plan}“</translation>
    </message>
    <message>
        <source>“{source}” onto the blocks “{layer}”</source>
        <translation>„{source}“ auf die Bausteine „{layer}“</translation>
    </message>
    <message>
        <source>“{source}” would link {n} pairs of blocks, more than {maximum}. Please use a table with keys of smaller areas, or keep blocks together by a field.</source>
        <translation>„{source}“ würde {n} Paare von Bausteinen verknüpfen, mehr als {maximum}. Bitte verwenden Sie eine Tabelle mit Schlüsseln kleinerer Gebiete, oder halten Sie Bausteine über ein Feld zusammen.</translation>
    </message>
    <message>
        <source>“{text}” is no field with a minimum. Please write “field: number” and separate several by semicolons, such as “gs_anzahl: 1; kita_anzahl: 2”.</source>
        <translation>„{text}“ ist kein Feld mit einer Mindestzahl. Bitte schreiben Sie „Feld: Zahl“ und trennen Sie mehrere durch Semikolon, etwa „gs_anzahl: 1; kita_anzahl: 2“.</translation>
    </message>
    <message>
        <source>“{text}” is no field with a weight. Please write “field: weight” and separate several by semicolons, such as “ortsteil: 2; gs_naechste: 1”.</source>
        <translation>„{text}“ ist kein Feld mit Gewicht. Bitte schreiben Sie „Feld: Gewicht“ und trennen Sie mehrere durch Semikolon, zum Beispiel „ortsteil: 2; gs_naechste: 1“.</translation>
    </message>
    <message>
        <source>“{text}” is no list of numbers. Please separate the numbers by semicolons, such as “-1; -9”.</source>
        <translation>„{text}“ ist keine Liste von Zahlen. Bitte trennen Sie die Zahlen durch Semikolon, zum Beispiel „-1; -9“.</translation>
    </message>
    <message>
        <source>“{text}” is no weight for “{source}”. Please enter a number from 0 on.</source>
        <translation>„{text}“ ist kein Gewicht für „{source}“. Bitte geben Sie eine Zahl ab 0 ein.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Please give class limits such as “5; 7,5; 10”.</source>
        <translation>„{text}“ ist keine Zahl. Bitte geben Sie Klassengrenzen an wie „5; 7,5; 10“.</translation>
    </message>
    <message>
        <source>“{title}” is {status}. Shall this change go on in a variant?</source>
        <translation>„{title}“ ist {status}. Soll diese Änderung in einer Variante weitergehen?</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>… und {n} weitere</translation>
    </message>
    <message>
        <source>… and {n} more, see the layer of facilities</source>
        <translation>… und {n} weitere, siehe Layer der Einrichtungen</translation>
    </message>
    <message>
        <source>… and {n} more.</source>
        <translation>… und {n} weitere.</translation>
    </message>
    <message>
        <source>… and {n} more; the layers hold all of them.</source>
        <translation>… und {n} weitere; in den Layern stehen alle.</translation>
    </message>
    <message>
        <source>… border in m</source>
        <translation>… Grenze in m</translation>
    </message>
    <message>
        <source>… cut by a barrier</source>
        <translation>… durch eine Barriere getrennt</translation>
    </message>
    <message>
        <source>… reopened by a crossing</source>
        <translation>… durch eine Querung wieder offen</translation>
    </message>
    <message>
        <source>… weakened by a barrier</source>
        <translation>… durch eine Barriere geschwächt</translation>
    </message>
    <message>
        <source>▲ best, ▼ worst of the alternatives. Rows without marks are neither good nor bad, or the same everywhere.</source>
        <translation>▲ am besten, ▼ am schlechtesten unter den Alternativen. Zeilen ohne Zeichen sind weder gut noch schlecht oder überall gleich.</translation>
    </message>
    <message>
        <source>✓ No findings</source>
        <translation>✓ Keine Prüfergebnisse</translation>
    </message>
    <message>
        <source>✓ Nothing that needs a look.</source>
        <translation>✓ Nichts, was Aufmerksamkeit braucht.</translation>
    </message>
</context>
</TS>
