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
        <source>1 Prepare</source>
        <translation>1 Vorbereiten</translation>
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
        <source>5 Export</source>
        <translation>5 Ausgeben</translation>
    </message>
    <message>
        <source>&lt;b&gt;{title}:&lt;/b&gt; {residents} residents, Sozialräume: {n}</source>
        <translation>&lt;b&gt;{title}:&lt;/b&gt; {residents} Einwohner, Sozialräume: {n}</translation>
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
        <source>A locked Sozialraum is not changed.</source>
        <translation>Ein festgelegter Sozialraum wird nicht verändert.</translation>
    </message>
    <message>
        <source>A missing value does no harm where the number of residents is 0.</source>
        <translation>Ein fehlender Wert schadet nicht, wo die Einwohnerzahl 0 ist.</translation>
    </message>
    <message>
        <source>A second table begins in line {row}; only the first one was read.</source>
        <translation>In Zeile {row} beginnt eine zweite Tabelle; nur die erste wurde gelesen.</translation>
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
        <source>Aggregate indicators</source>
        <translation>Indikatoren zusammenfassen</translation>
    </message>
    <message>
        <source>All are safe for colour-blind readers; grey also for black-and-white print.</source>
        <translation>Alle sind auch bei Farbenfehlsichtigkeit unterscheidbar, Grau auch im Schwarz-Weiß-Druck.</translation>
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
        <source>Areas without a row</source>
        <translation>Gebiete ohne Zeile</translation>
    </message>
    <message>
        <source>As its provider demands it.</source>
        <translation>Wie ihn der Anbieter verlangt.</translation>
    </message>
    <message>
        <source>As of {date}; own calculations.</source>
        <translation>Stand {date}; eigene Berechnungen.</translation>
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
        <source>Base map:</source>
        <translation>Kartengrundlage:</translation>
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
        <source>Block “{key}” has a negative number of residents ({value}); it is counted as unknown.</source>
        <translation>Baustein „{key}“ hat eine negative Einwohnerzahl ({value}); sie gilt als unbekannt.</translation>
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
        <source>Block “{key}” names no municipality.</source>
        <translation>Baustein „{key}“ nennt keine Gemeinde.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Blocks attached without a border</source>
        <translation>Ohne Grenze angeschlossene Bausteine</translation>
    </message>
    <message>
        <source>Blocks move to {region}, {name}.</source>
        <translation>Bausteine wechseln nach {region}, {name}.</translation>
    </message>
    <message>
        <source>Blocks of an earlier version with the same fields, for locked Sozialräume (V11).</source>
        <translation>Bausteine einer früheren Fassung mit denselben Feldern, für festgelegte Sozialräume (V11).</translation>
    </message>
    <message>
        <source>Blocks of the demo county</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Blocks that share less border than this are no neighbours; a point never counts.</source>
        <translation>Bausteine mit kürzerer gemeinsamer Grenze gelten nicht als benachbart; ein Punkt zählt nie.</translation>
    </message>
    <message>
        <source>Blocks with Sozialraum</source>
        <translation>Bausteine mit Sozialraum</translation>
    </message>
    <message>
        <source>Blocks with a field that names their Sozialraum.</source>
        <translation>Bausteine mit einem Feld, das ihren Sozialraum nennt.</translation>
    </message>
    <message>
        <source>Blocks with an unknown number of residents may lack values</source>
        <translation>Bausteine mit unbekannter Einwohnerzahl dürfen ohne Werte sein</translation>
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
        <source>Blocks without a Sozialraum: {n} ({keys}).</source>
        <translation>Bausteine ohne Sozialraum: {n} ({keys}).</translation>
    </message>
    <message>
        <source>Blocks without a number of residents</source>
        <translation>Bausteine ohne Einwohnerzahl</translation>
    </message>
    <message>
        <source>Blocks, Sozialräume or municipalities to which the values belong.</source>
        <translation>Bausteine, Sozialräume oder Gemeinden, zu denen die Werte gehören.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Borders and names of municipalities; without them they come from the Sozialräume.</source>
        <translation>Grenzen und Namen der Gemeinden; ohne Angabe entstehen sie aus den Sozialräumen.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Cell blocked, since a figure would make no sense</source>
        <translation>Tabellenfach gesperrt, weil Aussage nicht sinnvoll</translation>
    </message>
    <message>
        <source>Cells that cannot be read ({n}): {list}.</source>
        <translation>Nicht lesbare Zellen ({n}): {list}.</translation>
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
        <source>Check Sozialräume</source>
        <translation>Sozialräume prüfen</translation>
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
        <source>Checks an assignment of blocks against the rules V01 to V11: completeness, keys, municipal borders, contiguity, gaps and overlaps, minimum and maximum of residents, sums, names and locked Sozialräume. Rules whose inputs are missing are named, not skipped in silence.</source>
        <translation>Prüft eine Zuordnung der Bausteine nach den Regeln V01 bis V11: Vollständigkeit, Schlüssel, Gemeindegrenzen, Zusammenhang, Lücken und Überlappungen, Unter- und Obergrenze der Einwohner, Summen, Namen und festgelegte Sozialräume. Regeln, für die Angaben fehlen, werden genannt und nicht stillschweigend ausgelassen.</translation>
    </message>
    <message>
        <source>Choose no target: the Sozialraum under the mouse takes the blocks</source>
        <translation>Kein Ziel wählen: Der Sozialraum unter der Maus nimmt die Bausteine auf</translation>
    </message>
    <message>
        <source>Choose the blocks with their Sozialraum, such as the result of “Delineate Sozialräume”, and open them as a plan.</source>
        <translation>Wählen Sie die Bausteine mit ihrem Sozialraum, zum Beispiel das Ergebnis von „Sozialräume abgrenzen“, und öffnen Sie sie als Entwurf.</translation>
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
        <source>Clean blocks, as written by “Prepare blocks”.</source>
        <translation>Saubere Bausteine, wie „Bausteine vorbereiten“ sie schreibt.</translation>
    </message>
    <message>
        <source>Close plan</source>
        <translation>Entwurf schließen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Codes of regions</source>
        <translation>Kürzel der Sozialräume</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Column of the table</source>
        <translation>Spalte der Tabelle</translation>
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
        <source>Columns joined</source>
        <translation>Zugeordnete Spalten</translation>
    </message>
    <message>
        <source>Columns to join</source>
        <translation>Zuzuordnende Spalten</translation>
    </message>
    <message>
        <source>Commercial area</source>
        <translation>Gewerbe</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Geheimhaltung</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counts above 0 and below this are secret, also as the remainder of a share. 0 switches it off. The number of residents is not affected.</source>
        <translation>Fallzahlen über 0 und unter diesem Wert werden geheim gehalten, auch als Rest eines Anteils. 0 schaltet dies aus. Die Einwohnerzahl ist nicht betroffen.</translation>
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
        <source>Created on</source>
        <translation>Erstellt am</translation>
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
        <source>Date of the data (Stichtag).</source>
        <translation>Stichtag der Daten.</translation>
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
        <source>Distribute counts by residents (estimated)</source>
        <translation>Anzahlen nach Einwohnern verteilen (geschätzt)</translation>
    </message>
    <message>
        <source>Dot in numbers such as 1.234</source>
        <translation>Punkt in Zahlen wie 1.234</translation>
    </message>
    <message>
        <source>Drag from a Sozialraum over the blocks it should take.</source>
        <translation>Ziehen Sie von einem Sozialraum über die Bausteine, die er aufnehmen soll.</translation>
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
        <source>Errors: {errors}, warnings: {warnings}, notes: {notes}.</source>
        <translation>Fehler: {errors}, Warnungen: {warnings}, Hinweise: {notes}.</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Everything that was noticed or repaired, with place where there is one.</source>
        <translation>Alles, was aufgefallen ist oder repariert wurde, mit Ort, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Excel or CSV file as it came from the office; it is not changed.</source>
        <translation>Excel- oder CSV-Datei, wie sie von der Behörde kam; sie wird nicht verändert.</translation>
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
        <source>Existing Sozialräume</source>
        <translation>Bestehende Sozialräume</translation>
    </message>
    <message>
        <source>Export workbook</source>
        <translation>Arbeitsmappe ausgeben</translation>
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
        <source>Features without a row in the table ({n}): {list}.</source>
        <translation>Objekte ohne Zeile in der Tabelle ({n}): {list}.</translation>
    </message>
    <message>
        <source>Fewer come out where there are fewer distinct values.</source>
        <translation>Bei weniger verschiedenen Werten werden es weniger.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Field of the blocks that says to which Sozialraum they belong.</source>
        <translation>Feld der Bausteine, das sagt, zu welchem Sozialraum sie gehören.</translation>
    </message>
    <message>
        <source>Field of the layer with the municipalities.</source>
        <translation>Feld des Layers mit den Gemeinden.</translation>
    </message>
    <message>
        <source>Field that says why a value is missing; without one, “&lt;indicator&gt;_status”.</source>
        <translation>Feld, das sagt, warum ein Wert fehlt; ohne Angabe „&lt;Indikator&gt;_status“.</translation>
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
        <source>Field with the key of the Sozialraum, such as 05358028-03.</source>
        <translation>Feld mit dem Schlüssel des Sozialraums, zum Beispiel 05358028-03.</translation>
    </message>
    <message>
        <source>Field with the key of the municipality; Sozialräume stay inside it.</source>
        <translation>Feld mit dem Schlüssel der Gemeinde; Sozialräume bleiben innerhalb der Gemeinde.</translation>
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
        <source>Field with the keys of existing Sozialräume, if some of them are to stay.</source>
        <translation>Feld mit den Schlüsseln bestehender Sozialräume, falls einige davon bleiben sollen.</translation>
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
        <source>Field with the number of residents of each block.</source>
        <translation>Feld mit der Einwohnerzahl jedes Bausteins.</translation>
    </message>
    <message>
        <source>Field with the value that is shown, best a rate.</source>
        <translation>Feld mit dem dargestellten Wert, am besten eine Quote.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Feld und Wiese</translation>
    </message>
    <message>
        <source>Fields to export, in this order; by default all indicators.</source>
        <translation>Auszugebende Felder in dieser Reihenfolge; ohne Angabe alle Indikatoren.</translation>
    </message>
    <message>
        <source>Fields with counts. Percentages and averages cannot be summed.</source>
        <translation>Felder mit Anzahlen. Prozentwerte und Durchschnitte lassen sich nicht summieren.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
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
        <source>Fixed classes need one to {highest} limits between the classes, such as “5; 7,5; 10”.</source>
        <translation>Feste Klassen brauchen eine bis {highest} Grenzen zwischen den Klassen, zum Beispiel „5; 7,5; 10“.</translation>
    </message>
    <message>
        <source>Fixed limits</source>
        <translation>Feste Grenzen</translation>
    </message>
    <message>
        <source>Footnotes of the table</source>
        <translation>Fußnoten der Tabelle</translation>
    </message>
    <message>
        <source>For census grids, in which uninhabited cells carry no number. What secret cells hold is then left out, so that sums are lower bounds.</source>
        <translation>Für Zensusgitter, in denen unbewohnte Zellen keine Zahl tragen. Was geheime Zellen enthalten, fehlt dann; Summen sind deshalb Untergrenzen.</translation>
    </message>
    <message>
        <source>For example “Version 1.0, valid from 1 January 2025”.</source>
        <translation>Zum Beispiel „Version 1.0, gültig ab 1. Januar 2025“.</translation>
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
        <source>Forest</source>
        <translation>Wald</translation>
    </message>
    <message>
        <source>Grey (black-and-white print)</source>
        <translation>Grau (Schwarz-Weiß-Druck)</translation>
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
        <source>Header of the column with the key; by default the one that fits best.</source>
        <translation>Überschrift der Spalte mit dem Schlüssel; ohne Angabe die am besten passende.</translation>
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
        <source>How each indicator is defined and computed</source>
        <translation>Wie jeder Indikator festgelegt und berechnet ist</translation>
    </message>
    <message>
        <source>How limits are found.</source>
        <translation>Wie die Grenzen gefunden werden.</translation>
    </message>
    <message>
        <source>How to read the numbers</source>
        <translation>So sind die Zahlen zu lesen</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>In column “{column}”, “{example}” can be a number with a decimal dot or with a dot for thousands. Please say which one it is.</source>
        <translation>In der Spalte „{column}“ kann der Punkt in „{example}“ ein Dezimalpunkt oder ein Tausenderpunkt sein. Bitte geben Sie an, was gemeint ist.</translation>
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
        <source>Keep Ortsteile together</source>
        <translation>Ortsteile zusammenhalten</translation>
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
        <source>Key of the Sozialraum</source>
        <translation>Schlüssel des Sozialraums</translation>
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
        <source>Keys of Sozialräume and municipalities are text: leading zeros belong to them.</source>
        <translation>Die Schlüssel der Sozialräume und Gemeinden sind Text: Führende Nullen gehören dazu.</translation>
    </message>
    <message>
        <source>Keys of Sozialräume of the earlier version that must be unchanged, separated by semicolons; an asterisk stands for all.</source>
        <translation>Schlüssel von Sozialräumen der früheren Fassung, die unverändert sein müssen, durch Semikolon getrennt; ein Stern steht für alle.</translation>
    </message>
    <message>
        <source>Keys of existing Sozialräume that stay unchanged, separated by semicolons; an asterisk locks all of them.</source>
        <translation>Schlüssel bestehender Sozialräume, die unverändert bleiben, durch Semikolon getrennt; ein Stern legt alle fest.</translation>
    </message>
    <message>
        <source>Keys repaired</source>
        <translation>Reparierte Schlüssel</translation>
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
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of repair</source>
        <translation>Art der Reparatur</translation>
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
        <source>Layer or table with the names of the municipalities, where the blocks have none.</source>
        <translation>Layer oder Tabelle mit den Namen der Gemeinden, falls die Bausteine keine tragen.</translation>
    </message>
    <message>
        <source>Layer with areas</source>
        <translation>Layer mit Gebieten</translation>
    </message>
    <message>
        <source>Layer with the outlines, with the same key field; without it they are dissolved from the blocks.</source>
        <translation>Layer mit den Umrissen und demselben Schlüsselfeld; ohne ihn werden sie aus den Bausteinen gebildet.</translation>
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
        <source>Licence line of the base map</source>
        <translation>Lizenzvermerk der Kartengrundlage</translation>
    </message>
    <message>
        <source>Limited value, since the number is statistically uncertain</source>
        <translation>Aussagewert eingeschränkt, da der Zahlenwert statistisch unsicher ist</translation>
    </message>
    <message>
        <source>Line in the file</source>
        <translation>Zeile der Datei</translation>
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
        <source>Lines between neighbouring blocks with the length of their shared border.</source>
        <translation>Linien zwischen benachbarten Bausteinen mit der Länge der gemeinsamen Grenze.</translation>
    </message>
    <message>
        <source>Load the demo county</source>
        <translation>Demo-Landkreis laden</translation>
    </message>
    <message>
        <source>Locked Sozialräume</source>
        <translation>Festgelegte Sozialräume</translation>
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
        <source>Made on:</source>
        <translation>Datum:</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
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
        <source>Maximum of residents</source>
        <translation>Obergrenze der Einwohner</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Minimum and target must be positive numbers of residents.</source>
        <translation>Untergrenze und Zielgröße müssen positive Einwohnerzahlen sein.</translation>
    </message>
    <message>
        <source>Minimum of residents</source>
        <translation>Untergrenze der Einwohner</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Move blocks</source>
        <translation>Bausteine verschieben</translation>
    </message>
    <message>
        <source>Move blocks to a Sozialraum</source>
        <translation>Bausteine in einen Sozialraum verschieben</translation>
    </message>
    <message>
        <source>Municipalities</source>
        <translation>Gemeinden</translation>
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
        <source>Municipality</source>
        <translation>Gemeinde</translation>
    </message>
    <message>
        <source>Municipality key (AGS)</source>
        <translation>Gemeindeschlüssel (AGS)</translation>
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
        <source>Name of the block</source>
        <translation>Name des Bausteins</translation>
    </message>
    <message>
        <source>Name of the municipality</source>
        <translation>Name der Gemeinde</translation>
    </message>
    <message>
        <source>Names differ behind the same key, please check the territorial status ({n}): {list}.</source>
        <translation>Abweichende Namen bei gleichem Schlüssel, bitte den Gebietsstand prüfen ({n}): {list}.</translation>
    </message>
    <message>
        <source>Names of municipalities</source>
        <translation>Namen der Gemeinden</translation>
    </message>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Natürliche Klassengrenzen (Jenks)</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Nachbarschaft</translation>
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
        <source>No assignment yet?</source>
        <translation>Noch keine Zuordnung?</translation>
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
        <source>No column with numbers was found besides key and name. The columns are: {columns}. Please name the columns with values.</source>
        <translation>Außer Schlüssel und Name wurde keine Spalte mit Zahlen gefunden. Vorhanden sind: {columns}. Bitte geben Sie die Wertspalten an.</translation>
    </message>
    <message>
        <source>No feature of the layer “{layer}” has a polygon. Please choose the layer with the geometries, or repair the data source.</source>
        <translation>Kein Objekt des Layers „{layer}“ hat eine Fläche. Bitte wählen Sie den Layer mit den Geometrien oder reparieren Sie die Datenquelle.</translation>
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
        <source>No row of the table fits the layer. Keys in column “{column}”: {table_keys}; keys of the layer: {reference_keys}. Please choose another key column or key field.</source>
        <translation>Keine Zeile der Tabelle passt zum Layer. Schlüssel in Spalte „{column}“: {table_keys}; Schlüssel des Layers: {reference_keys}. Bitte wählen Sie eine andere Schlüsselspalte oder ein anderes Schlüsselfeld.</translation>
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
        <source>Nothing to compute was chosen. Please choose counts to sum or define a rate.</source>
        <translation>Es wurde nichts zum Berechnen gewählt. Bitte wählen Sie Anzahlen zum Summieren oder legen Sie eine Quote fest.</translation>
    </message>
    <message>
        <source>Number of Sozialräume</source>
        <translation>Anzahl der Sozialräume</translation>
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
        <source>Off makes crossing a municipal border a warning.</source>
        <translation>Ausgeschaltet ist das Überschreiten einer Gemeindegrenze nur eine Warnung.</translation>
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
        <source>Official statistics: “–” is zero</source>
        <translation>Amtliche Statistik: „–“ ist null</translation>
    </message>
    <message>
        <source>On where official small-area data are wanted; off makes it a warning.</source>
        <translation>Eingeschaltet, wo kleinräumige amtliche Daten bezogen werden sollen; ausgeschaltet nur eine Warnung.</translation>
    </message>
    <message>
        <source>One feature per Sozialraum with values, status, and sums behind each rate.</source>
        <translation>Ein Objekt je Sozialraum mit Werten, Status und den Summen hinter jeder Quote.</translation>
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
        <source>Open as plan</source>
        <translation>Als Entwurf öffnen</translation>
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
        <source>Otherwise loose ends are listed in the log, the report and a table.</source>
        <translation>Sonst stehen offene Fälle im Protokoll, im Bericht und in einer Tabelle.</translation>
    </message>
    <message>
        <source>Outlines for gaps (V06) and, with a field of residents, for the sums (V09).</source>
        <translation>Umrisse für Lücken (V06) und, mit einem Einwohnerfeld, für die Summen (V09).</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Page that says what was read, matched, repaired and left over.</source>
        <translation>Seite, die sagt, was gelesen, zugeordnet, repariert wurde und übrig blieb.</translation>
    </message>
    <message>
        <source>Page with the result, the findings and the sizes by municipality.</source>
        <translation>Seite mit dem Ergebnis, den Beanstandungen und den Größen je Gemeinde.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Partly estimated: counts were distributed to blocks by residents ({n} Sozialräume).</source>
        <translation>Zum Teil geschätzt: Anzahlen nach Einwohnern auf Bausteine verteilt (Sozialräume: {n}).</translation>
    </message>
    <message>
        <source>Parts without a border to their municipality</source>
        <translation>Teile ohne Grenze zur übrigen Gemeinde</translation>
    </message>
    <message>
        <source>Places people go to</source>
        <translation>Einrichtungen</translation>
    </message>
    <message>
        <source>Please choose a layer with blocks and the field with the Sozialraum.</source>
        <translation>Bitte wählen Sie einen Layer mit Bausteinen und das Feld mit dem Sozialraum.</translation>
    </message>
    <message>
        <source>Polygon layer with blocks</source>
        <translation>Polygonlayer mit Bausteinen</translation>
    </message>
    <message>
        <source>Polygons of the Sozialräume with the indicator as a field.</source>
        <translation>Polygone der Sozialräume mit dem Indikator als Feld.</translation>
    </message>
    <message>
        <source>Prefix of the new fields</source>
        <translation>Vorsatz der neuen Felder</translation>
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
        <source>Press on a Sozialraum, or choose one in the table.</source>
        <translation>Drücken Sie auf einen Sozialraum oder wählen Sie einen in der Tabelle.</translation>
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
        <source>Proposes contiguous Sozialräume inside the municipalities: near the target size, not below the minimum, with Ortsteile kept together and borders that avoid settlements. The proposal is a starting point for the panel “Sozialräume”, where you adjust it.</source>
        <translation>Schlägt zusammenhängende Sozialräume innerhalb der Gemeinden vor: nahe der Zielgröße, nicht unter der Untergrenze, mit zusammengehaltenen Ortsteilen und Grenzen, die Siedlungen schonen. Der Vorschlag ist ein Ausgangspunkt; angepasst wird er im Bedienfeld „Sozialräume“.</translation>
    </message>
    <message>
        <source>Protect against subtraction</source>
        <translation>Vor Rückrechnung schützen</translation>
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
        <source>Read me</source>
        <translation>Lies mich</translation>
    </message>
    <message>
        <source>Readable name of the block.</source>
        <translation>Lesbarer Name des Bausteins.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
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
        <source>Region</source>
        <translation>Sozialraum</translation>
    </message>
    <message>
        <source>Regions are to be locked, but no field with existing regions was chosen. Please choose the field, or clear the list of locked regions.</source>
        <translation>Es sollen Sozialräume festgelegt werden, aber es ist kein Feld mit bestehenden Sozialräumen gewählt. Bitte wählen Sie das Feld oder leeren Sie die Liste der festgelegten Sozialräume.</translation>
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
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Remarks on reading</source>
        <translation>Hinweise zum Einlesen</translation>
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
        <source>Residents</source>
        <translation>Einwohner</translation>
    </message>
    <message>
        <source>Residents a Sozialraum should have</source>
        <translation>Einwohner, die ein Sozialraum haben soll</translation>
    </message>
    <message>
        <source>Residents of the largest Sozialraum</source>
        <translation>Einwohner des größten Sozialraums</translation>
    </message>
    <message>
        <source>Residents of the smallest Sozialraum</source>
        <translation>Einwohner des kleinsten Sozialraums</translation>
    </message>
    <message>
        <source>Residents won or lost since the plan was opened</source>
        <translation>Gewonnene oder verlorene Einwohner seit dem Öffnen des Entwurfs</translation>
    </message>
    <message>
        <source>Result of “Aggregate indicators”.</source>
        <translation>Ergebnis von „Indikatoren zusammenfassen“.</translation>
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
        <source>Row {row} has no block key; it was given the key “{key}”.</source>
        <translation>Zeile {row} hat keinen Bausteinschlüssel; sie erhielt den Schlüssel „{key}“.</translation>
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
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows that belong to no area, not joined ({n}): {list}.</source>
        <translation>Zeilen ohne räumliche Zuordnung, nicht angebunden ({n}): {list}.</translation>
    </message>
    <message>
        <source>Rows with totals, not joined ({n}): {list}.</source>
        <translation>Summenzeilen, nicht angebunden ({n}): {list}.</translation>
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
        <source>SVG, PNG or JPEG; printed at the upper right. An SVG stays sharp.</source>
        <translation>SVG, PNG oder JPEG; steht oben rechts. Ein SVG bleibt scharf.</translation>
    </message>
    <message>
        <source>Save Sozialräume</source>
        <translation>Sozialräume speichern</translation>
    </message>
    <message>
        <source>Save as GeoPackage …</source>
        <translation>Als GeoPackage speichern …</translation>
    </message>
    <message>
        <source>Save as temporary layers</source>
        <translation>Als temporäre Layer speichern</translation>
    </message>
    <message>
        <source>Saved as temporary layers of the project.</source>
        <translation>Als temporäre Layer im Projekt gespeichert.</translation>
    </message>
    <message>
        <source>Saved to {path}.</source>
        <translation>Gespeichert in {path}.</translation>
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
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>Secret values</source>
        <translation>Geheime Werte</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
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
        <source>Signs of the indicator</source>
        <translation>Zeichen zum Indikator</translation>
    </message>
    <message>
        <source>Signs of the table</source>
        <translation>Zeichen der Tabelle</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Small numbers and numbers hidden to protect them get the same sign.</source>
        <translation>Kleine Zahlen und zu deren Schutz gesperrte Zahlen erhalten dasselbe Zeichen.</translation>
    </message>
    <message>
        <source>Smaller Sozialräume are dotted and belong to no class; 0 shows all.</source>
        <translation>Kleinere Sozialräume werden gepunktet und gehören zu keiner Klasse; 0 zeigt alle.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Kleinster</translation>
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
        <source>Some letters of the file are damaged; please check the names.</source>
        <translation>Einige Buchstaben der Datei sind beschädigt; bitte prüfen Sie die Namen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sozialraum</source>
        <translation>Sozialraum</translation>
    </message>
    <message>
        <source>Sozialraum {key} consists of {n} separate parts (residents: {residents}).</source>
        <translation>Sozialraum {key} besteht aus {n} getrennten Teilen (Einwohner: {residents}).</translation>
    </message>
    <message>
        <source>Sozialraum {key} crosses the border of its municipality ({municipalities}).</source>
        <translation>Sozialraum {key} überschreitet die Gemeindegrenze ({municipalities}).</translation>
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
        <source>Sozialräume</source>
        <translation>Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume (social planning areas)</source>
        <translation>Sozialräume</translation>
    </message>
    <message>
        <source>Sozialräume below the minimum</source>
        <translation>Sozialräume unter der Untergrenze</translation>
    </message>
    <message>
        <source>Sozialräume must stay inside their municipality</source>
        <translation>Sozialräume müssen innerhalb ihrer Gemeinde liegen</translation>
    </message>
    <message>
        <source>Sozialräume panel</source>
        <translation>Bedienfeld „Sozialräume“</translation>
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
        <source>Sozialräume with the same key form a municipality with a thicker border.</source>
        <translation>Sozialräume mit demselben Schlüssel bilden eine Gemeinde mit dickerer Grenze.</translation>
    </message>
    <message>
        <source>Sozialräume without a value</source>
        <translation>Sozialräume ohne Wert</translation>
    </message>
    <message>
        <source>Sozialräume: manual</source>
        <translation>Sozialräume: Handbuch</translation>
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
        <source>Standard deviations</source>
        <translation>Standardabweichungen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and ask where it is not clear</source>
        <translation>Anhalten und fragen, wo es nicht eindeutig ist</translation>
    </message>
    <message>
        <source>Stop unless every row and every area has a partner</source>
        <translation>Anhalten, wenn nicht jede Zeile und jedes Gebiet ein Gegenstück hat</translation>
    </message>
    <message>
        <source>Such as % or “per 1,000”.</source>
        <translation>Zum Beispiel % oder „je 1.000“.</translation>
    </message>
    <message>
        <source>Such as the county.</source>
        <translation>Zum Beispiel der Kreis.</translation>
    </message>
    <message>
        <source>Such as “1.0, valid from …”.</source>
        <translation>Zum Beispiel „1.0, gültig ab …“.</translation>
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
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table of indicators</source>
        <translation>Indikatorentabelle</translation>
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
        <source>Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)</source>
        <translation>Tabellen (*.xlsx *.xlsm *.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Target of residents</source>
        <translation>Zielgröße in Einwohnern</translation>
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
        <source>The Sozialraum “{region}” lies in several municipalities, so totals of municipalities cannot be protected. Please switch off secondary suppression or correct the blocks.</source>
        <translation>Der Sozialraum „{region}“ liegt in mehreren Gemeinden, deshalb lassen sich Gemeindesummen nicht schützen. Bitte schalten Sie den Schutz vor Rückrechnung aus oder berichtigen Sie die Bausteine.</translation>
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
        <source>The blocks are not ready: {n} keys are blank or occur twice (for example “{example}”). Please run “Prepare blocks” first.</source>
        <translation>Die Bausteine sind nicht vorbereitet: {n} Schlüssel sind leer oder kommen mehrfach vor (zum Beispiel „{example}“). Bitte führen Sie zuerst „Bausteine vorbereiten“ aus.</translation>
    </message>
    <message>
        <source>The blocks have no residents. Please check the field with the residents.</source>
        <translation>Die Bausteine haben keine Einwohner. Bitte prüfen Sie das Feld mit den Einwohnern.</translation>
    </message>
    <message>
        <source>The blocks with key and name of their Sozialraum.</source>
        <translation>Die Bausteine mit Schlüssel und Namen ihres Sozialraums.</translation>
    </message>
    <message>
        <source>The blocks {keys} overlap by {area} m².</source>
        <translation>Die Bausteine {keys} überlappen sich um {area} m².</translation>
    </message>
    <message>
        <source>The class limits “{text}” do not ascend. Please give each limit once, from low to high.</source>
        <translation>Die Klassengrenzen „{text}“ sind nicht aufsteigend. Bitte geben Sie jede Grenze einmal an, von niedrig nach hoch.</translation>
    </message>
    <message>
        <source>The column “{column}” shows that the file lists single persons. Such personal data are not read; please use a table of counts.</source>
        <translation>Die Spalte „{column}“ zeigt, dass die Datei einzelne Personen auflistet. Solche personenbezogenen Daten werden nicht eingelesen; bitte verwenden Sie eine ausgezählte Tabelle.</translation>
    </message>
    <message>
        <source>The computer&apos;s memory does not suffice. Close other programs and try again.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus. Bitte schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The data do not say which confidentiality rules were applied.</source>
        <translation>Aus den Daten geht nicht hervor, welche Regeln der Geheimhaltung angewendet wurden.</translation>
    </message>
    <message>
        <source>The dissolved Sozialräume with residents, area and compactness.</source>
        <translation>Die zusammengefassten Sozialräume mit Einwohnern, Fläche und Kompaktheit.</translation>
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
        <source>The field “{field}” holds no numbers. Please choose the field with the indicator.</source>
        <translation>Das Feld „{field}“ enthält keine Zahlen. Bitte wählen Sie das Feld mit dem Indikator.</translation>
    </message>
    <message>
        <source>The field “{field}” holds no numbers. Please choose the field with the residents.</source>
        <translation>Das Feld „{field}“ enthält keine Zahlen. Bitte wählen Sie das Feld mit den Einwohnern.</translation>
    </message>
    <message>
        <source>The field “{field}” holds “{text}”, which is no known status. Please choose a field that this plugin has written.</source>
        <translation>Das Feld „{field}“ enthält „{text}“; das ist kein bekannter Status. Bitte wählen Sie ein Feld, das diese Erweiterung geschrieben hat.</translation>
    </message>
    <message>
        <source>The field “{field}” names no Sozialraum. Please run “Delineate” first or choose the field with the assignment.</source>
        <translation>Das Feld „{field}“ nennt keinen Sozialraum. Bitte führen Sie zuerst „Sozialräume abgrenzen“ aus oder wählen Sie das Feld mit der Zuordnung.</translation>
    </message>
    <message>
        <source>The field “{field}” of “{layer}” holds text, no numbers. Please choose another field.</source>
        <translation>Das Feld „{field}“ von „{layer}“ enthält Text, keine Zahlen. Bitte wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
        <source>The figure will come later</source>
        <translation>Angabe fällt später an</translation>
    </message>
    <message>
        <source>The file holds no figures for “{time}”. Please choose one of these: {times}.</source>
        <translation>Die Datei enthält keine Zahlen für „{time}“. Bitte wählen Sie einen dieser Zeitpunkte: {times}.</translation>
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
        <source>The findings that have a place, as points on the map.</source>
        <translation>Die Prüfergebnisse, die einen Ort haben, als Punkte auf der Karte.</translation>
    </message>
    <message>
        <source>The folder “{path}” does not exist. Please create it or choose another one.</source>
        <translation>Den Ordner „{path}“ gibt es nicht. Bitte legen Sie ihn an oder wählen Sie einen anderen.</translation>
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
        <source>The key “{key}” had blanks around it; they were removed.</source>
        <translation>Der Schlüssel „{key}“ war von Leerzeichen umgeben; sie wurden entfernt.</translation>
    </message>
    <message>
        <source>The key “{key}” occurs twice with different values in column “{column}”: {value} in line {row} and {other_value} in line {other_row}. Please correct the file.</source>
        <translation>Der Schlüssel „{key}“ kommt mit verschiedenen Werten in Spalte „{column}“ vor: {value} in Zeile {row} und {other_value} in Zeile {other_row}. Bitte berichtigen Sie die Datei.</translation>
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
        <source>The layer “{layer}” does not hold polygons. Please choose a polygon layer.</source>
        <translation>Der Layer „{layer}“ enthält keine Flächen. Bitte wählen Sie einen Polygonlayer.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not hold prepared blocks. Please run “Prepare blocks” first.</source>
        <translation>Der Layer „{layer}“ enthält keine vorbereiteten Bausteine. Bitte führen Sie zuerst „Bausteine vorbereiten“ aus.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no coordinate reference system. Please set it in the layer properties, for Germany mostly EPSG:25832.</source>
        <translation>Der Layer „{layer}“ hat kein Koordinatenbezugssystem. Bitte legen Sie es in den Layereigenschaften fest, für Deutschland meist EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no field “{field}”. Please choose one of its fields: {fields}.</source>
        <translation>Der Layer „{layer}“ hat kein Feld „{field}“. Bitte wählen Sie eines seiner Felder: {fields}.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds blocks, whose numbers are not suppressed. Please choose the Sozialräume that “Aggregate indicators” has written.</source>
        <translation>Der Layer „{layer}“ enthält Bausteine, deren Zahlen nicht geheim gehalten sind. Bitte wählen Sie die Sozialräume, die „Indikatoren zusammenfassen“ geschrieben hat.</translation>
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
        <source>The layer “{layer}” holds the Sozialraum “{region}” more than once. Please choose a layer with one feature per Sozialraum.</source>
        <translation>Der Layer „{layer}“ enthält den Sozialraum „{region}“ mehrfach. Bitte wählen Sie einen Layer mit einem Objekt je Sozialraum.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is in degrees ({crs}). Please reproject it to a metric system such as EPSG:25832, since areas and borders are measured in metres.</source>
        <translation>Der Layer „{layer}“ liegt in Grad vor ({crs}). Bitte reprojizieren Sie ihn in ein metrisches System wie EPSG:25832, da Flächen und Grenzen in Metern gemessen werden.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is not measured in metres ({crs}). Please reproject it to a metric system such as EPSG:25832.</source>
        <translation>Der Layer „{layer}“ ist nicht in Metern gemessen ({crs}). Bitte reprojizieren Sie ihn in ein metrisches System wie EPSG:25832.</translation>
    </message>
    <message>
        <source>The layer “{layer}” lacks the Sozialräume {regions}, to which blocks belong. Please choose the layer that belongs to this delineation.</source>
        <translation>Im Layer „{layer}“ fehlen die Sozialräume {regions}, zu denen Bausteine gehören. Bitte wählen Sie den Layer, der zu dieser Abgrenzung gehört.</translation>
    </message>
    <message>
        <source>The layers “{layer}” and “{other}” have different coordinate reference systems. Please reproject one of them.</source>
        <translation>Die Layer „{layer}“ und „{other}“ haben verschiedene Koordinatenbezugssysteme. Bitte reprojizieren Sie einen davon.</translation>
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
        <source>The maximum of {maximum} residents lies below the target of {target}. Please raise the maximum or lower the target.</source>
        <translation>Die Obergrenze von {maximum} Einwohnern liegt unter der Zielgröße von {target}. Bitte erhöhen Sie die Obergrenze oder senken Sie die Zielgröße.</translation>
    </message>
    <message>
        <source>The municipality key “{key}” now reads “{new}” (AGS, 8 digits).</source>
        <translation>Der Gemeindeschlüssel „{key}“ lautet jetzt „{new}“ (AGS, 8 Stellen).</translation>
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
        <source>The outline of block “{key}” could not be repaired; it was left out.</source>
        <translation>Der Umriss von Baustein „{key}“ ließ sich nicht reparieren; der Baustein wurde ausgelassen.</translation>
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
        <source>The plan has changes that are not saved. Close it anyway?</source>
        <translation>Der Entwurf enthält ungespeicherte Änderungen. Trotzdem schließen?</translation>
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
        <source>The same by municipality</source>
        <translation>Dasselbe nach Gemeinden</translation>
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
        <source>The search ends after this time with what it has; empty means no limit.</source>
        <translation>Die Suche endet nach dieser Zeit mit dem bis dahin besten Ergebnis; leer bedeutet keine Begrenzung.</translation>
    </message>
    <message>
        <source>The smallest areas from which Sozialräume are to be put together.</source>
        <translation>Die kleinsten Flächen, aus denen Sozialräume zusammengesetzt werden sollen.</translation>
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
        <source>The workbook has no sheet “{sheet}”. Please choose one of these: {sheets}.</source>
        <translation>Die Arbeitsmappe hat kein Tabellenblatt „{sheet}“. Bitte wählen Sie eines von diesen: {sheets}.</translation>
    </message>
    <message>
        <source>There are no blocks. Please choose a layer with blocks.</source>
        <translation>Es gibt keine Bausteine. Bitte wählen Sie einen Layer mit Bausteinen.</translation>
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
        <source>There is no set of signs called “{profile}”. Please choose one of these: {profiles}.</source>
        <translation>Einen Zeichensatz „{profile}“ gibt es nicht. Bitte wählen Sie einen von diesen: {profiles}.</translation>
    </message>
    <message>
        <source>There is no space left for “{path}”. Please free some space or choose another drive.</source>
        <translation>Für „{path}“ ist kein Speicherplatz mehr frei. Bitte schaffen Sie Platz oder wählen Sie ein anderes Laufwerk.</translation>
    </message>
    <message>
        <source>This Sozialraum consists of {n} separate parts.</source>
        <translation>Dieser Sozialraum besteht aus {n} getrennten Teilen.</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>Tausendertrennzeichen</translation>
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
        <source>Title of the table</source>
        <translation>Titel der Tabelle</translation>
    </message>
    <message>
        <source>Title on the first sheet, above each table and in print.</source>
        <translation>Titel auf dem ersten Blatt, über jeder Tabelle und im Druck.</translation>
    </message>
    <message>
        <source>To distribute counts, the field with the number of residents is needed. Please choose it.</source>
        <translation>Um Anzahlen zu verteilen, wird das Feld mit den Einwohnern gebraucht. Bitte wählen Sie es aus.</translation>
    </message>
    <message>
        <source>Tolerance for gaps (metres)</source>
        <translation>Toleranz für Lücken (Meter)</translation>
    </message>
    <message>
        <source>Totals left out</source>
        <translation>Ausgelassene Summenzeilen</translation>
    </message>
    <message>
        <source>Town block</source>
        <translation>Baublock</translation>
    </message>
    <message>
        <source>Umlauts were encoded twice and have been repaired.</source>
        <translation>Umlaute waren doppelt kodiert und wurden wiederhergestellt.</translation>
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
        <source>Upper limit that the proposal keeps as far as the blocks allow; may be empty.</source>
        <translation>Obergrenze, die der Vorschlag einhält, soweit die Bausteine es zulassen; darf leer sein.</translation>
    </message>
    <message>
        <source>Used for names and codes of Sozialräume.</source>
        <translation>Wird für Namen und Kürzel der Sozialräume verwendet.</translation>
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
        <source>Values of “{table}” joined to the layer “{layer}”</source>
        <translation>Werte aus „{table}“, zugeordnet zum Layer „{layer}“</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
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
        <source>Wanted size; each municipality gets as many Sozialräume as fit it.</source>
        <translation>Gewünschte Größe; jede Gemeinde erhält so viele Sozialräume, wie dazu passen.</translation>
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
        <source>What did not simply fit</source>
        <translation>Was nicht ohne Weiteres passte</translation>
    </message>
    <message>
        <source>What is divided by what.</source>
        <translation>Was wodurch geteilt wird.</translation>
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
        <source>When several areas have the same key</source>
        <translation>Wenn mehrere Gebiete denselben Schlüssel haben</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Woher die Angaben stammen</translation>
    </message>
    <message>
        <source>Within a municipality small numbers are protected against subtraction.</source>
        <translation>Innerhalb einer Gemeinde sind kleine Zahlen vor Rückrechnung geschützt.</translation>
    </message>
    <message>
        <source>Without it, it is computed from the fields “&lt;indicator&gt;_z” and “&lt;indicator&gt;_n”; where Sozialräume are missing in it, the map says so.</source>
        <translation>Ohne Angabe wird er aus den Feldern „&lt;Indikator&gt;_z“ und „&lt;Indikator&gt;_n“ berechnet; fehlen darin Sozialräume, sagt es die Karte.</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Arbeitsmappe</translation>
    </message>
    <message>
        <source>Writes the indicators of Sozialräume as an Excel workbook: values with the signs of official statistics, municipalities, definitions, sources, ready to filter and to print. Secret numbers are not in the file in any form.</source>
        <translation>Schreibt die Indikatoren der Sozialräume als Excel-Arbeitsmappe: Werte mit den Zeichen der amtlichen Statistik, Gemeinden, Definitionen und Quellen, fertig zum Filtern und Drucken. Geheime Zahlen sind in der Datei in keiner Form enthalten.</translation>
    </message>
    <message>
        <source>Writing “{path}” failed: {reason}. The former content was kept.</source>
        <translation>„{path}“ konnte nicht geschrieben werden: {reason}. Der bisherige Inhalt blieb erhalten.</translation>
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
        <source>You may not write to “{path}”. Please choose another folder.</source>
        <translation>Sie haben kein Schreibrecht für „{path}“. Bitte wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Zoom to the chosen Sozialraum</source>
        <translation>Auf den gewählten Sozialraum zoomen</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>abweichender Name</translation>
    </message>
    <message>
        <source>as of {date}</source>
        <translation>Stand {date}</translation>
    </message>
    <message>
        <source>base map</source>
        <translation>Kartengrundlage</translation>
    </message>
    <message>
        <source>belongs to no area</source>
        <translation>gehört zu keinem Gebiet</translation>
    </message>
    <message>
        <source>blanks removed</source>
        <translation>Leerzeichen entfernt</translation>
    </message>
    <message>
        <source>blocks,check,topology,contiguity,neighbours,keys,residents</source>
        <translation>Bausteine,Prüfung,Topologie,Nachbarschaft,Schlüssel,Einwohner,Baublöcke</translation>
    </message>
    <message>
        <source>cell not readable</source>
        <translation>Zelle nicht lesbar</translation>
    </message>
    <message>
        <source>check,validation,rules,contiguity,minimum,gaps,overlaps</source>
        <translation>Prüfung,Regeln,Zusammenhang,Untergrenze,Lücken,Überlappungen</translation>
    </message>
    <message>
        <source>counts from 1 to below {limit} are secret</source>
        <translation>Fallzahlen über 0 und unter {limit} werden geheim gehalten</translation>
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
        <source>editor</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>estimated number</source>
        <translation>geschätzte Zahl</translation>
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
        <source>identical in lines {lines}; counted once</source>
        <translation>gleichlautend in den Zeilen {lines}; einmal gezählt</translation>
    </message>
    <message>
        <source>in {unit}</source>
        <translation>in {unit}</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>ist keine Zahl</translation>
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
        <source>municipality key (AGS) turned into regional key (ARS)</source>
        <translation>Gemeindeschlüssel (AGS) in Regionalschlüssel (ARS) umgesetzt</translation>
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
        <source>no rates on a base below {limit}</source>
        <translation>keine Quoten bei einer Bezugsgröße unter {limit}</translation>
    </message>
    <message>
        <source>no row in the table</source>
        <translation>keine Zeile in der Tabelle</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
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
        <source>power of ten written out</source>
        <translation>Zehnerpotenz ausgeschrieben</translation>
    </message>
    <message>
        <source>preliminary number</source>
        <translation>vorläufige Zahl</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>regional key (ARS) turned into municipality key (AGS)</source>
        <translation>Regionalschlüssel (ARS) in Gemeindeschlüssel (AGS) umgesetzt</translation>
    </message>
    <message>
        <source>repeated row</source>
        <translation>wiederholte Zeile</translation>
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
        <source>similar: {names}</source>
        <translation>ähnlich: {names}</translation>
    </message>
    <message>
        <source>smaller units inside the areas of the layer</source>
        <translation>kleinere Einheiten innerhalb der Gebiete des Layers</translation>
    </message>
    <message>
        <source>sum,rate,quota,share,confidentiality,suppression,Geheimhaltung,indicator</source>
        <translation>Summe,Quote,Anteil,Geheimhaltung,Sperrung,Indikator,zusammenfassen</translation>
    </message>
    <message>
        <source>table,Excel,XLSX,CSV,join,key,AGS,match report,GENESIS,statistics</source>
        <translation>Tabelle,Excel,XLSX,CSV,verknüpfen,Join,Schlüssel,AGS,Zuordnungsbericht,GENESIS,Statistik</translation>
    </message>
    <message>
        <source>the layer says “{name}”</source>
        <translation>im Layer steht „{name}“</translation>
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
        <source>under {high}</source>
        <translation>unter {high}</translation>
    </message>
    <message>
        <source>uninhabited</source>
        <translation>unbewohnt</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Fassung</translation>
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
        <source>{blocks} blocks, {residents} residents, {borders} shared borders.</source>
        <translation>{blocks} Bausteine, {residents} Einwohner, {borders} gemeinsame Grenzen.</translation>
    </message>
    <message>
        <source>{cells} formulas have no stored result and count as empty. Please open the workbook in Excel or LibreOffice, save it and read it again.</source>
        <translation>{cells} Formeln haben kein gespeichertes Ergebnis und gelten als leer. Bitte öffnen Sie die Arbeitsmappe in Excel oder LibreOffice, speichern Sie sie und lesen Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>{count} features of the layer have the key “{key}” ({keys} such keys in all). Their values would be counted several times. Please choose a unique key, or let the values be distributed by residents.</source>
        <translation>{count} Objekte des Layers haben den Schlüssel „{key}“ (insgesamt {keys} solche Schlüssel). Ihre Werte würden mehrfach gezählt. Bitte wählen Sie einen eindeutigen Schlüssel oder lassen Sie die Werte nach Einwohnern verteilen.</translation>
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
        <source>{low} and more</source>
        <translation>{low} und mehr</translation>
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
        <source>{numerator} per {factor} {denominator}</source>
        <translation>{numerator} je {factor} {denominator}</translation>
    </message>
    <message>
        <source>{n} Sozialraum has no geometry and is not on the map.</source>
        <translation>{n} Sozialraum hat keine Geometrie und fehlt auf der Karte.</translation>
    </message>
    <message>
        <source>{n} Sozialräume have no geometry and are not on the map.</source>
        <translation>{n} Sozialräume haben keine Geometrie und fehlen auf der Karte.</translation>
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
        <source>{n} block unassigned</source>
        <translation>{n} Baustein nicht zugeordnet</translation>
    </message>
    <message>
        <source>{n} blocks</source>
        <translation>{n} Bausteine</translation>
    </message>
    <message>
        <source>{n} blocks belong to no Sozialraum and were left out.</source>
        <translation>{n} Bausteine gehören zu keinem Sozialraum und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{n} blocks unassigned</source>
        <translation>{n} Bausteine nicht zugeordnet</translation>
    </message>
    <message>
        <source>{n} cell could not be read.</source>
        <translation>{n} Zelle war nicht lesbar.</translation>
    </message>
    <message>
        <source>{n} cells could not be read.</source>
        <translation>{n} Zellen waren nicht lesbar.</translation>
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
        <source>{n} key repaired: {kind}.</source>
        <translation>{n} Schlüssel berichtigt: {kind}.</translation>
    </message>
    <message>
        <source>{n} keys repaired: {kind}.</source>
        <translation>{n} Schlüssel berichtigt: {kind}.</translation>
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
        <source>{n} not contiguous</source>
        <translation>{n} nicht zusammenhängend</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
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
        <source>{regions} Sozialräume in {municipalities} municipalities.</source>
        <translation>{regions} Sozialräume in {municipalities} Gemeinden.</translation>
    </message>
    <message>
        <source>{region} falls apart into {n} parts</source>
        <translation>{region} zerfällt in {n} Teile</translation>
    </message>
    <message>
        <source>{region} lies in {municipality}; Sozialräume stay in their municipality.</source>
        <translation>{region} liegt in {municipality}; Sozialräume bleiben innerhalb ihrer Gemeinde.</translation>
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
        <source>{secret} values are secret ({primary} sums on their own account, {secondary} to protect those), {incomplete} are incomplete.</source>
        <translation>{secret} Werte sind geheim ({primary} Summen von sich aus, {secondary} zu deren Schutz), {incomplete} sind unvollständig.</translation>
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
        <source>“own calculations” is added.</source>
        <translation>„eigene Berechnungen“ wird ergänzt.</translation>
    </message>
    <message>
        <source>“{field}” is a rate or an average and cannot be summed. Please choose the counts it was computed from.</source>
        <translation>„{field}“ ist eine Quote oder ein Durchschnitt und darf nicht summiert werden. Bitte wählen Sie die Anzahlen, aus denen der Wert berechnet wurde.</translation>
    </message>
    <message>
        <source>“{file}” holds the layer “{layer}” of this project. Please choose another file name.</source>
        <translation>„{file}“ enthält den Layer „{layer}“ dieses Projekts. Bitte wählen Sie einen anderen Dateinamen.</translation>
    </message>
    <message>
        <source>“{key}” does not follow the pattern AGS-NN or is not unique, for example 05358028-03.</source>
        <translation>„{key}“ entspricht nicht dem Muster AGS-NN (zum Beispiel 05358028-03) oder ist nicht eindeutig.</translation>
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
        <source>“{path}” has the old Excel format .xls. Please open it in Excel or LibreOffice and save it as .xlsx.</source>
        <translation>„{path}“ hat das alte Excel-Format .xls. Bitte öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie als .xlsx.</translation>
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
        <source>“{path}” is no name for a workbook. Please choose a file name that ends with .xlsx.</source>
        <translation>„{path}“ ist kein Name für eine Arbeitsmappe. Bitte wählen Sie einen Dateinamen, der auf .xlsx endet.</translation>
    </message>
    <message>
        <source>“{path}” is not a picture that can be read. Please choose an SVG, PNG or JPEG file.</source>
        <translation>„{path}“ ist kein lesbares Bild. Bitte wählen Sie eine SVG-, PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>“{path}” is protected by a password. Please open it in Excel, save it as .xlsx without a password and try again.</source>
        <translation>„{path}“ ist mit einem Kennwort geschützt. Bitte öffnen Sie die Datei in Excel, speichern Sie sie ohne Kennwort als .xlsx und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“{rate}” in {region}: the numerator is larger than the denominator. Please check both.</source>
        <translation>„{rate}“ in {region}: Der Zähler ist größer als der Nenner. Bitte prüfen Sie beide.</translation>
    </message>
    <message>
        <source>“{text}” is no list of numbers. Please separate the numbers by semicolons, such as “-1; -9”.</source>
        <translation>„{text}“ ist keine Liste von Zahlen. Bitte trennen Sie die Zahlen durch Semikolon, zum Beispiel „-1; -9“.</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Please give class limits such as “5; 7,5; 10”.</source>
        <translation>„{text}“ ist keine Zahl. Bitte geben Sie Klassengrenzen an wie „5; 7,5; 10“.</translation>
    </message>
</context>
</TS>
