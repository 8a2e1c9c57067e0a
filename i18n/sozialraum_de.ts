<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Sozialraum</name>
    <message>
        <source>1 Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 Delineate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 Indicators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the demo county</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sozialräume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sozialräume (social planning areas)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sozialräume panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python library “{library}” is missing in this QGIS. Please have the complete QGIS package installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s memory does not suffice. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{path}” cannot be read. Please check your permissions for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{path}” cannot be replaced. Please close it in other programs such as Excel and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “{path}” does not exist. Please check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{path}” does not exist. Please create it or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left for “{path}”. Please free some space or choose another drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected error: {details}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing “{path}” failed: {reason}. The former content was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write to “{path}”. Please choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
