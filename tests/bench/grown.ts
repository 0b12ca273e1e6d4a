// Minutes of any length: how long a page can grow in life, and what somebody might send to make the parser work.

const OPENING =
  '云岭市青溪区人民政府第21次常务会议纪要\n2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议。现将会议议定事项纪要如下：\n';
const DIGITS = '零一二三四五六七八九';
const AREAS = ['白石', '南浦', '青溪', '云桥', '柳塘', '东湖', '石门', '竹园'];
const WORKS = ['供水', '教育', '医疗', '绿化', '消防', '养老', '交通', '文化'];
const BODIES = ['区财政局', '区教育局', '区水利局', '区住房城乡建设局', '区卫生健康委', '区应急管理局'];
const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗';
const GIVEN = '伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚玉文建国志海晓春华';

const at = <T>(list: ArrayLike<T>, i: number): T => list[i % list.length] as T;

const numeral = (n: number): string =>
  n < 10
    ? at(DIGITS, n)
    : n < 20
      ? `十${n % 10 === 0 ? '' : at(DIGITS, n)}`
      : `${numeral(Math.floor(n / 10))}十${n % 10 === 0 ? '' : at(DIGITS, n)}`;

function item(i: number): string {
  const [area, work] = [at(AREAS, i), at(WORKS, Math.floor(i / 8))];
  const [lead, second] = [at(BODIES, i), at(BODIES, i + 1)];
  return (
    `${numeral((i % 99) + 1)}、审议《${area}${work}工作实施方案》\n` +
    `会议听取了${lead}关于${area}镇${work}工作情况的汇报。会议强调，要压实责任，抓好落实。\n` +
    `会议原则同意《${area}${work}工作实施方案（${i}）》，由${lead}牵头，会同${second}修改完善后，于2024年${(i % 12) + 1}月底前按程序印发。` +
    `会议决定，安排资金${i + 10}万元用于${area}街道${work}设施改造。\n`
  );
}

const person = (i: number): string =>
  `${at(BODIES, i)}${at(SURNAMES, i)}${at(GIVEN, i)}${at(GIVEN, Math.floor(i / 3) + 7)}`;

const repeated = (piece: (i: number) => string, characters: number): string => {
  const pieces: string[] = [];
  for (let length = 0, i = 0; length < characters; i++) {
    const next = piece(i);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('').slice(0, characters);
};

const SENTENCE = '会议同意该方案，请区财政局会同有关部门按程序抓好落实，年底前完成；';

/** Texts of about so many characters, by the way they grow. */
export const growths: Readonly<Record<string, (characters: number) => string>> = {
  'more items and more people': (characters) =>
    `${OPENING}${repeated(item, characters * 0.7)}\n出席：林知远\n列席：${repeated((i) => `${person(i)}、`, characters * 0.3)}\n`,
  'one line': (characters) => `${OPENING}${repeated((i) => item(i).replaceAll('\n', ''), characters)}`,
  'one paragraph': (characters) => `${OPENING}一、审议方案\n${repeated(() => SENTENCE, characters)}\n`,
  'one list of people': (characters) =>
    `${OPENING}一、审议方案\n会议同意该方案。\n出席：${repeated((i) => `${person(i)}、`, characters)}\n`,
  'one list without marks': (characters) =>
    `${OPENING}一、审议方案\n会议同意该方案。\n出席：${repeated(person, characters)}\n`,
  'all opening brackets': (characters) => `${OPENING}一、审议方案\n${'（'.repeat(characters)}\n`,
  'all opening title marks': (characters) => `${OPENING}一、审议方案\n${'《'.repeat(characters)}\n`,
  'brackets in pairs': (characters) => `${OPENING}一、审议方案\n${'（《甲》）'.repeat(characters / 5)}\n`,
  'all digits': (characters) => `${OPENING}一、审议方案\n${repeated((i) => String(i % 10), characters)}\n`,
  'all closing brackets': (characters) => `${OPENING}一、审议方案\n${'）》'.repeat(characters / 2)}\n`,
  'nested titles': (characters) =>
    `${OPENING}一、审议方案\n${'《甲'.repeat(characters / 4)}${'》乙'.repeat(characters / 4)}\n`,
  'all enumeration commas': (characters) => `${OPENING}一、审议方案\n${'、'.repeat(characters)}\n`,
  'one list of nouns': (characters) => `${OPENING}一、审议方案\n${'供水、教育、'.repeat(characters / 6)}\n`,
  'all commas': (characters) => `${OPENING}一、审议方案\n${'会，'.repeat(characters / 2)}\n`,
  'all colons': (characters) => `${OPENING}一、审议方案\n${'甲：'.repeat(characters / 2)}\n`,
  'one word over and over': (characters) => `${OPENING}一、审议方案\n${'会议'.repeat(characters / 2)}\n`,
  'one verb over and over': (characters) => `${OPENING}一、审议方案\n${'会议同意'.repeat(characters / 4)}\n`,
  'one body over and over': (characters) =>
    `${OPENING}一、审议方案\n由${'区财政局'.repeat(characters / 4)}负责\n`,
  'one character over and over': (characters) => `${OPENING}一、审议方案\n${'王'.repeat(characters)}\n`,
  'all numerals': (characters) => `${OPENING}一、审议方案\n${'二十'.repeat(characters / 2)}\n`,
  'all days': (characters) => `${OPENING}一、审议方案\n${'2024年3月8日'.repeat(characters / 9)}\n`,
  'all labels': (characters) => `${OPENING}一、审议方案\n${'出席：列席：'.repeat(characters / 6)}\n`,
  'all headings': (characters) =>
    `${OPENING}${repeated((i) => `${numeral((i % 99) + 1)}、关于供水工作\n`, characters)}`,
  'titles over and over': (characters) =>
    `${repeated((i) => `云岭市人民政府第${i}次常务会议纪要\n`, characters)}`,
  'openings over and over': (characters) => repeated(() => OPENING, characters),
  'letters without spaces': (characters) => `${OPENING}一、审议方案\n${'ab1.'.repeat(characters / 4)}\n`,
  'all line ends': (characters) => `${OPENING}一、审议方案\n${'甲\n'.repeat(characters / 2)}`,
  'all spaces': (characters) => `${OPENING}一、审议方案\n甲${' '.repeat(characters)}乙\n`,
};
