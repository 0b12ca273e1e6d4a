import { generate } from '../generator/generate.ts';
import { type Encoding, encode } from '../generator/page/encode.ts';
import { pageForms } from '../generator/page/render.ts';
import type { Random } from '../generator/random.ts';

/** Bytes that claim to be a page. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** What was done to make them. */
  readonly story: readonly string[];
}

const CONTENT_TYPES = [
  'text/html',
  'text/plain',
  'text/html; charset=utf-8',
  'text/plain; charset=gbk',
  'text/html; charset=big5',
  'text/html; charset=nonsense',
  'application/octet-stream',
  'application/xhtml+xml',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/png',
  'TEXT/HTML ;charset="GB18030"',
  '',
];

/** Pieces that parsers stumble over: words of minutes without their sentence, open brackets, markup, odd characters. */
const PIECES = [
  '会议原则同意《',
  '由区财政局牵头、',
  '责成',
  '出席：',
  '列席人员：\n',
  '一、',
  '（一）',
  '第一项：',
  '（',
  '》',
  '、、、、、、、、',
  '同意同意同意同意同意同意',
  '2024年13月45日',
  '99999999999999999999',
  '第99999999999次',
  '<table><tr><td>',
  '</div></div>',
  '<script>',
  '<!--',
  '&#x110000;&#0;&nbsp;&amp;amp;',
  '\u{20000}\u{2f81a}',
  '\ud800',
  '\u200b\u202e\ufeff',
  '\r\n\r\n',
  '\t\t　　',
  '欧阳',
  '区区区区',
];

/** A change of the characters of a page, by name. */
type Change = (random: Random, text: string, other: () => string) => string;

const somewhere = (random: Random, text: string | Uint8Array): number => random.int(0, text.length);

const changes: Readonly<Record<string, Change>> = {
  cut: (random, text) => {
    const [a, b] = [somewhere(random, text), somewhere(random, text)];
    return text.slice(Math.min(a, b), Math.max(a, b));
  },
  'cut out': (random, text) => {
    const at = somewhere(random, text);
    return text.slice(0, at) + text.slice(at + random.int(1, 200));
  },
  splice: (random, text, other) => {
    const next = other();
    return text.slice(0, somewhere(random, text)) + next.slice(somewhere(random, next));
  },
  repeat: (random, text) => {
    const at = somewhere(random, text);
    const piece = text.slice(at, at + random.int(1, 120));
    return text.slice(0, at) + piece.repeat(random.int(2, 12)) + text.slice(at);
  },
  insert: (random, text) => {
    const at = somewhere(random, text);
    return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
  },
  'lose a character': (random, text) => text.replaceAll(text.charAt(somewhere(random, text)), ''),
  'lose line ends': (_, text) => text.replaceAll('\n', ''),
  'break lines': (random, text) => {
    const width = random.int(3, 40);
    return text.replace(new RegExp(`(.{${width}})`, 'gu'), '$1\n');
  },
  'shuffle lines': (random, text) => random.shuffle(text.split('\n')).join('\n'),
};

const names = Object.keys(changes);
const FILE_FORMS = pageForms.filter((form) => /^(?:docx|pdf)/.test(form));
const TEXT_FORMS = pageForms.filter((form) => /^(?:plain|html)/.test(form));
const encoder = new TextEncoder();

/** Other bytes than the text has: flipped, or cut in the middle of a character. */
function hurt(random: Random, bytes: Uint8Array): Uint8Array {
  if (random.chance(0.5)) return bytes.slice(somewhere(random, bytes));
  const out = bytes.slice();
  for (let i = random.int(1, 12); i > 0 && out.length > 0; i--)
    out[random.int(0, out.length - 1)] = random.int(0, 255);
  return out;
}

const noise = (random: Random): Uint8Array =>
  Uint8Array.from({ length: random.int(0, 2000) }, () => random.int(0, 255));

const salad = (random: Random): Uint8Array =>
  encoder.encode(Array.from({ length: random.int(1, 200) }, () => random.pick(PIECES)).join(''));

interface TextPage {
  readonly text: string;
  readonly encoding: Encoding;
  readonly contentType: string;
}

/** Pages that are mutated. */
export interface Pool {
  readonly texts: readonly TextPage[];
  /** Word documents and PDF files. */
  readonly files: readonly { readonly bytes: Uint8Array; readonly contentType: string }[];
}

const FILES = 12;

/** Invented minutes to mutate, every other one damaged. */
export function pool(random: Random, size: number): Pool {
  const files = Array.from({ length: FILES }, (_, at) => {
    const { bytes, contentType } = generate(`${random.seed}/file/${at}`, {
      page: random.pick(FILE_FORMS),
    }).page;
    return { bytes, contentType };
  });
  const texts = Array.from({ length: size }, (_, at) => {
    const form = random.pick(TEXT_FORMS);
    const { page, encoding } = generate(`${random.seed}/${at}`, { damage: at % 2 === 1, page: form });
    return { text: new TextDecoder(encoding).decode(page.bytes), encoding, contentType: page.contentType };
  });
  return { texts, files };
}

/** One input: a page changed in one to four ways, or no page at all. */
export function invent(random: Random, pages: Pool): Input {
  const kind = random.weighted([
    ['page', 87],
    ['file', 3],
    ['noise', 4],
    ['salad', 6],
  ]);
  if (kind === 'file') {
    const { bytes, contentType } = random.pick(pages.files);
    return { bytes: hurt(random, bytes), contentType, story: ['hurt file'] };
  }
  const page = random.pick(pages.texts);
  const contentType = random.chance(0.8) ? page.contentType : random.pick(CONTENT_TYPES);
  if (kind === 'noise') return { bytes: noise(random), contentType, story: ['noise'] };
  if (kind === 'salad') return { bytes: salad(random), contentType, story: ['salad'] };
  const story = Array.from({ length: random.int(1, 4) }, () => random.pick(names));
  const text = story.reduce(
    (before, name) => changes[name]?.(random, before, () => random.pick(pages.texts).text) ?? before,
    page.text,
  );
  const bytes = encode(text, page.encoding) ?? encoder.encode(text);
  if (random.chance(0.9)) return { bytes, contentType, story };
  return { bytes: hurt(random, bytes), contentType, story: [...story, 'hurt'] };
}
