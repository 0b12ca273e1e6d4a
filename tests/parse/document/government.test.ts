import { describe, expect, it } from 'vitest';
import {
  candidatesIn,
  type GovernmentEvidence,
  questionOf,
  recogniseGovernment,
} from '../../../functions/parse/document/government.ts';
import { allPlaces, fullName, type Place } from '../../../functions/parse/lexicon/governments.ts';

/** The slug that is told, or what it may be. */
function answer(evidence: GovernmentEvidence): string {
  const recognition = recogniseGovernment(evidence);
  if (recognition.kind === 'told') return recognition.slug;
  return `? ${recognition.candidates
    .map(({ slug }) => slug)
    .sort()
    .join(' ')}`.trim();
}

const body = (name: string, text = ''): GovernmentEvidence => ({
  body: name,
  title: `${name}第3次常务会议纪要`,
  text,
});

describe('a government that is named in full', () => {
  it.each([
    ['湖南省人民政府', 'hunan'],
    ['陕西省人民政府', 'shaanxi'],
    ['山西省政府', 'shanxi'],
    ['内蒙古自治区人民政府', 'neimenggu'],
    ['新疆维吾尔自治区人民政府', 'xinjiang'],
    ['广西壮族自治区第十四届人民政府', 'guangxi'],
    ['香港特别行政区政府', 'hongkong'],
    ['北京市人民政府', 'beijing'],
    ['重庆市人民政府', 'chongqing'],
    ['苏州市人民政府', 'suzhou'],
    ['宿州市人民政府', 'anhui-suzhou'],
    ['吉林市人民政府', 'jilin-city'],
    ['吉林省人民政府', 'jilin'],
    ['常熟市政府', 'changshu'],
    ['汨罗市第13届人民政府', 'miluo'],
    ['仙桃市人民政府', 'xiantao'],
    ['济源市人民政府', 'jiyuan'],
    ['石河子市人民政府', 'shihezi'],
    ['儋州市人民政府', 'danzhou'],
    ['姑苏区政府', 'suzhou-gusu'],
    ['苏州市姑苏区人民政府', 'suzhou-gusu'],
    ['江苏省苏州市姑苏区人民政府', 'suzhou-gusu'],
    ['上海市浦东新区人民政府', 'shanghai-pudong'],
    ['天津市滨海新区人民政府', 'tianjin-binhai'],
    ['重庆市渝中区人民政府', 'chongqing-yuzhong'],
    ['巫山县人民政府', 'chongqing-wushan'],
    ['乌鲁木齐县人民政府', 'urumqi-county'],
    ['伊宁县人民政府', 'yining-county'],
    ['伊宁市人民政府', 'yining'],
    ['吕梁市兴县人民政府', 'lvliang-xingxian'],
    ['山西省兴县人民政府', 'lvliang-xingxian'],
    ['恩施土家族苗族自治州人民政府', 'enshi'],
    ['恩施州人民政府', 'enshi'],
    ['延边州政府', 'yanbian'],
    ['海南藏族自治州人民政府', 'qinghai-hainan'],
    ['海南省人民政府', 'hainan'],
    ['长阳土家族自治县人民政府', 'yichang-changyang'],
    ['长阳县人民政府', 'yichang-changyang'],
    ['青龙满族自治县人民政府', 'qinhuangdao-qinglong'],
    ['鄂伦春自治旗人民政府', 'hulunbeier-elunchun'],
    ['准格尔旗人民政府', 'eerduosi-zhungeerqi'],
    ['锡林郭勒盟行政公署', 'xilinguole'],
    ['阿里地区行署', 'ali'],
    ['神农架林区人民政府', 'hubei-shennongjia'],
    ['六枝特区人民政府', 'liupanshui-liuzhi'],
    ['瀍河回族区人民政府', 'luoyang-chanhe'],
    ['台北市政府', 'taiwan-taibei'],
    ['新北市政府', 'taiwan-xinbei'],
    ['台湾省金门县政府', 'taiwan-jinmen'],
  ])('%s', (name, slug) => {
    expect(answer(body(name))).toBe(slug);
  });

  it.each([
    ['沙县人民政府', 'sanming-shaxian'],
    ['三明市沙县人民政府', 'sanming-shaxian'],
    ['长泰县人民政府', 'zhangzhou-changtai'],
    ['蓟县人民政府', 'tianjin-jizhou'],
    ['襄樊市人民政府', 'xiangyang'],
    ['吴江市政府', 'suzhou-wujiang'],
    ['上海市闸北区人民政府', 'shanghai-zhabei'],
  ])('by the name of before: %s', (name, slug) => {
    expect(answer(body(name))).toBe(slug);
  });

  it('in the title where 政府 is left out', () => {
    expect(answer({ title: '昆山市2026年第3次市长办公会议纪要' })).toBe('kunshan');
    expect(answer({ title: '苏州市姑苏区第3次区长办公会议纪要' })).toBe('suzhou-gusu');
  });

  it('as the issuer, where the body has no name', () => {
    const evidence = {
      body: '区政府',
      title: '区政府第9次常务会议纪要',
      issuer: '珠海市斗门区人民政府办公室',
    };
    expect(answer(evidence)).toBe('zhuhai-doumen');
  });

  it('has the code and a source with the names of the place', () => {
    const recognition = recogniseGovernment(body('常熟市人民政府'));
    expect(recognition).toMatchObject({
      kind: 'told',
      code: '320581',
      source: { id: 'changshu', name: '常熟市人民政府', timeZone: 'Asia/Shanghai', language: 'zh-Hans-CN' },
    });
  });
});

describe('a government that is named beside', () => {
  it.each([
    { title: '市政府第3次常务会议传达学习江苏省人民政府会议精神' },
    { title: '第3次常务会议纪要', opening: '受昆山市人民政府委托，审计局汇报工作' },
    { title: '传达学习昆山市人民政府工作报告' },
    { body: '市政府', title: '市政府会议', issuer: '关于转发昆山市人民政府办公室文件的部门' },
    { body: '县政府', title: '县政府会议', site: ['昆山市人民政府'] },
    { body: '市政府', title: '市政府第3次会议学习常熟市经验', text: '学习常熟市经验。常熟市是全国百强。' },
  ])('is not whose page it is: $title $opening $issuer $site', (evidence) => {
    expect(answer(evidence)).toMatch(/^\?/);
  });

  it('is whose page it is where it meets', () => {
    const opening = '2026年1月7日，市长主持召开昆山市人民政府2026年第3次常务会议';
    expect(answer({ title: '常务会议纪要', opening })).toBe('kunshan');
    expect(answer({ title: '会议报道', opening: '昆山市人民政府市长主持召开会议' })).toBe('kunshan');
  });
});

describe('a name that several places bear', () => {
  it.each([
    ['鼓楼区人民政府', '福建省福州市2026年工作要点；福州市鼓楼区；福州市', 'fujian-fuzhou-gulou'],
    ['鼓楼区人民政府', '会议研究南京市鼓楼区有关事项', 'nanjing-gulou'],
    ['南京市鼓楼区政府', '', 'nanjing-gulou'],
    ['南京鼓楼区政府', '', 'nanjing-gulou'],
    ['徐州市鼓楼区政府', '', 'xuzhou-gulou'],
    ['长春市朝阳区人民政府', '传达学习北京市有关精神', 'changchun-chaoyang'],
    ['朝阳区人民政府', '落实长春市部署，长春市朝阳区将继续', 'changchun-chaoyang'],
    ['沈阳市和平区人民政府', '', 'shenyang-heping'],
    ['石家庄市桥西区人民政府', '', 'shijiazhuang-qiaoxi'],
    ['邢台市桥西区人民政府', '', 'xingtai-xindu'],
    ['广州市白云区人民政府', '', 'guangzhou-baiyun'],
    ['济南市市中区人民政府', '', 'jinan-shizhong'],
    ['晋城市城区人民政府', '', 'jincheng-chengqu'],
    ['福建省连江县人民政府', '', 'fujian-fuzhou-lianjiang'],
  ])('%s of the page that says: %s', (name, text, slug) => {
    expect(answer(body(name, text))).toBe(slug);
  });

  it.each([
    ['鼓楼区人民政府', '', '? fujian-fuzhou-gulou kaifeng-gulou nanjing-gulou xuzhou-gulou'],
    ['朝阳区人民政府', '传达学习北京市有关精神', '? beijing-chaoyang changchun-chaoyang'],
    ['和平区人民政府', '', '? shenyang-heping tianjin-heping'],
    ['白云区人民政府', '学习广州市、贵阳市经验', '? guangzhou-baiyun guiyang-baiyun'],
  ])('%s stays open where the page does not tell', (name, text, candidates) => {
    expect(answer(body(name, text))).toBe(candidates);
  });
});

describe('a government that is named by its level alone', () => {
  it('is that of the place of which the page speaks', () => {
    const text =
      '审议《2026年常熟市重点项目清单》《常熟市足球发展方案》，推进常熟市工业。常熟市各镇要抓好落实。';
    expect(answer(body('市政府', text))).toBe('changshu');
    expect(answer(body('县人民政府', '乌鲁木齐县发展；乌鲁木齐县农业；《乌鲁木齐县办法》，乌鲁木齐县'))).toBe(
      'urumqi-county',
    );
  });

  it.each([
    ['常熟召开市政府第3次常务会议', '常熟市场繁荣，常熟足球发展', 'changshu'],
    ['常熟：市政府召开常务会议', '推进常熟工业。常熟各镇要抓好落实。', 'changshu'],
    // Named once; of two places; of another level; beside another that is named in full.
    ['常熟召开市政府第3次常务会议', '', '? changshu'],
    ['朝阳召开区政府第3次常务会议', '朝阳一，朝阳二，朝阳三，朝阳四', '?'],
    ['常熟召开县政府第3次常务会议', '常熟一，常熟二，常熟三，常熟四', '?'],
    ['常熟召开市政府第3次常务会议', '常熟一，常熟二，昆山市三', '?'],
    ['平安建设推进会后召开区政府常务会议', '平安一，平安二，平安三', '?'],
  ])('is told by a name without its rank that the table has once: %s', (title, text, slug) => {
    const level = /[市县区]政府/u.exec(title)?.[0] ?? '';
    expect(answer({ body: level, title, text })).toBe(slug);
  });

  it('needs more than one mention', () => {
    expect(answer(body('市政府', '学习常熟市经验'))).toBe('?');
  });

  it('is told by no place of another level', () => {
    expect(answer(body('县政府', '常熟市一；常熟市二；常熟市三；常熟市四；常熟市五'))).toBe('?');
  });

  it('stays open between two', () => {
    const text = '昆山市一，常熟市一，昆山市二，常熟市二，昆山市三，常熟市三，昆山市四';
    expect(answer(body('市政府', text))).toBe('? changshu kunshan');
  });

  it('is the city above where the page speaks to its counties', () => {
    const text = '常熟市一，常熟市二，常熟市三，常熟市四。苏州市。各县（市、区）要抓好落实。';
    expect(answer(body('市政府', text))).toBe('? changshu suzhou');
  });

  it('is not the place that the site of the city above is of', () => {
    const evidence = {
      ...body('区政府', '姑苏区一，姑苏区二，《姑苏区办法》，姑苏区三'),
      site: ['苏州市人民政府'],
    };
    expect(answer(evidence)).toBe('suzhou-gusu');
  });

  it('stays open where site and text disagree', () => {
    const evidence = {
      ...body('市政府', '常熟市一，常熟市二，《常熟市办法》，常熟市三'),
      site: ['昆山市人民政府'],
    };
    expect(answer(evidence)).toBe('? changshu kunshan');
  });

  it('is told by the site where the text says nothing', () => {
    expect(answer({ ...body('市政府'), site: ['昆山市人民政府'] })).toBe('kunshan');
  });

  it('is not looked for in words that only look like a name', () => {
    const opening = '2026年1月7日，县长主持召开县人民政府第1次常务会议';
    expect(answer({ body: '县人民政府', opening, text: '县长主持召开县政府会议。召开县政府会议。' })).toBe(
      '?',
    );
    expect(answer(body('市政府', '苏州市场一，苏州市场二，苏州市场三，苏州市场四，苏州市场五'))).toBe('?');
    expect(answer(body('区政府', '改造老城区，老城区道路，老城区管网，老城区绿化，老城区'))).toBe('?');
  });
});

describe('a government that is not in the table', () => {
  it.each([
    ['青雨县人民政府', '常熟市 姑苏区 昆山市'],
    ['云泽市长宁区人民政府', ''],
    ['云泽市姑苏区人民政府', '苏州市'],
    ['临澜市政府', '苏州市一 苏州市二 苏州市三 苏州市四'],
  ])('%s is none of those that the page names', (name, text) => {
    expect(answer(body(name, text))).toBe('?');
  });

  it('is none that bears the name of its district, where the page says elsewhere what that lies in', () => {
    expect(answer(body('姑苏区人民政府', '云泽市姑苏区一'))).toBe('?');
  });
});

describe('a zone', () => {
  const zone = (name: string, text = ''): GovernmentEvidence => ({
    body: '管委会',
    title: `${name}召开管委会第3次主任办公会`,
    text: `${name}管委会。${text}`,
  });

  it.each([
    ['石家庄高新技术产业开发区', 'shijiazhuang-gaoxinqu'],
    ['石家庄市高新区', 'shijiazhuang-gaoxinqu'],
    ['昆山经济技术开发区', 'kunshan-jingkaiqu', '昆山市'],
    ['苏州工业园区', 'suzhou-gongyeyuanqu'],
    ['平潭综合实验区', 'fujian-fuzhou-pingtan-zongheshiyanqu', '平潭县'],
    ['重庆两江新区', 'chongqing-liangjiangxinqu'],
    ['兰州新区', 'lanzhou-xinqu'],
    ['平潭综合实验区', 'fujian-fuzhou-pingtan-zongheshiyanqu', '《福建省平潭发展规划》'],
  ])('%s lies in the place that it names', (name, slug, text = '') => {
    expect(answer(zone(name, text))).toBe(slug);
  });

  it('is no place that it need not lie in', () => {
    expect(answer(zone('临海综合试验区'))).toBe('? linhai');
    expect(answer(zone('西咸新区'))).toBe('?');
  });

  it('lies where the head of the page says', () => {
    const head = [
      '标题：临海综合试验区召开管委会第3次主任办公会',
      '原文链接：https：//www.linhai.gov.cn/a.html',
    ];
    expect(answer({ ...zone('临海综合试验区'), head })).toBe('linhai-zongheshiyanqu');
  });

  it('is a government when a government is named beside it', () => {
    expect(
      answer({ body: '保护区管委会、姑苏区政府', title: '保护区管委会、姑苏区政府第17次常务会议纪要' }),
    ).toBe('suzhou-gusu');
  });
});

describe('a township', () => {
  it.each([
    ['常熟市董浜镇人民政府', '', 'changshu-dongbangzhen'],
    ['苏州市姑苏区平江街道办事处', '', 'suzhou-gusu-pingjiangjiedao'],
    ['董浜镇人民政府', '常熟市董浜镇', 'changshu-dongbangzhen'],
    ['董浜镇人民政府', '建设常熟董浜镇', 'changshu-dongbangzhen'],
  ])('%s lies in its county', (name, text, slug) => {
    expect(answer(body(name, text))).toBe(slug);
  });

  it.each([
    '8月1日上午，苏州高新区虎丘街道办事处主任林知远主持召开街道第15次主任办公会，研究垃圾分类等工作。',
    '8月1日上午，街道办事处主任林知远主持召开街道第2次主任办公会。苏州高新区。苏州高新区。苏州高新区。苏州高新区。',
  ])('within a zone is not the zone: %s', (opening) => {
    expect(answer({ opening, text: opening })).toBe('?');
  });

  it('stays open without one', () => {
    expect(answer(body('董浜镇人民政府', '昆山市一，昆山市二，昆山市三，昆山市四'))).toBe('?');
  });
});

describe('every government of the table', () => {
  const governments = allPlaces();

  /** The places of which a page is told to be of another. */
  const wrong = (evidenceOf: (place: Place) => GovernmentEvidence): string[] =>
    governments.flatMap((place) => {
      const recognition = recogniseGovernment(evidenceOf(place));
      return recognition.kind === 'told' && recognition.slug !== place.slug
        ? [`${place.slug} as ${recognition.slug}`]
        : [];
    });

  it('is told by its own name, or is one of the candidates', () => {
    const missed = governments.filter((place) => {
      const recognition = recogniseGovernment(body(`${place.name}人民政府`));
      return recognition.kind === 'told'
        ? recognition.slug !== place.slug
        : !recognition.candidates.some(({ slug }) => slug === place.slug) &&
            recognition.candidates.length < 12;
    });
    expect(missed.map(({ slug }) => slug)).toEqual([]);
  });

  it('is told by its name with that of its city', () => {
    const untold = governments.filter((place) => {
      const [parent] = place.parents;
      if (parent === undefined) return false;
      const recognition = recogniseGovernment(body(`${parent.name}${place.name}人民政府`));
      return recognition.kind !== 'told' || recognition.slug !== place.slug;
    });
    expect(untold.map(({ slug }) => slug)).toEqual([]);
  });

  it('is taken for no other where only its level is said', () => {
    const text = (place: Place) =>
      `研究${fullName(place)}工作。《${fullName(place)}办法》。${place.name}各部门要落实。\n${place.name}。\n${place.name}`;
    expect(wrong((place) => body(`${place.level}政府`, text(place)))).toEqual([]);
  });
});

it('the question names its candidates, and they can be had from it again', () => {
  const candidates = [
    { slug: 'nanjing-gulou', name: '南京市鼓楼区人民政府' },
    { slug: 'xuzhou-gulou', name: '徐州市鼓楼区人民政府' },
  ];
  expect(candidatesIn(questionOf(candidates))).toEqual(candidates);
  expect(candidatesIn(questionOf([]))).toEqual([]);
});
