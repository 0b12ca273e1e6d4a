/** What every field can be expected to say. */
export const HARMLESS = '县交通运输局';

/** Text that wants to be something else: markup, formulas, control characters, endless names. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'a script': '<script>alert(1)</script>《办法》',
  'the end of a script': '</script><script>alert(1)</script><!--',
  'an image with a handler': '<img src=x onerror=alert(1)>',
  'the end of an attribute': '" onmouseover="alert(1)" x=\'',
  'an address that runs': 'javascript:alert(1)',
  'entities of HTML': 'A &amp; B &lt;b&gt; &#x3C;i&#x3E; &nbsp;',
  'ampersands that are none': '水&电 R&D & 其他',
  'the end of CDATA': 'a]]>b]]]]>c<![CDATA[d',
  'a comment': '<!-- --> -->',
  'bidirectional controls': 'abc\u202Etxt.exe\u2066\u200F',
  'control characters': 'a\u0000b\u0007c\u000Bd\u001Be\u007Ff\u0085g\u2028h',
  'lone surrogates': 'a\uD800b\uDC00c',
  noncharacters: 'a\uFFFEb\uFFFFc\uFDD0d\u{1FFFF}e',
  'private use': '张\uE83F某\u{F0000}',
  'a replacement character': '张\uFFFD某',
  'a formula': '=cmd()|"/c calc"!A1',
  'another formula': '@SUM(1+1)*cmd',
  'a record of its own': 'a"\r\n"b",c;d\te',
  'a property of its own': 'a\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd',
  'only spaces and controls': ' \t\n\u0000 ',
  'from right to left': 'שלום עולם مرحبا',
  'what is not seen': 'a\u200Bb\u200D\u2060\uFEFFc',
  emoji: '👩‍👩‍👧‍👦🇨🇳✊🏿',
  'a name of 100 KB': '很长的名字'.repeat(7_000),
  'a word of 20 KB': 'x'.repeat(20_000),
  'a name of surrogate pairs': '𠮷'.repeat(10_000),
  'dollars and patterns': "$& $1 $` $' \\1",
  'a path': '../../../etc/passwd%00.html?x#y',
};
