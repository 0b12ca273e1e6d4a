// How names of places are built: what stands for the place itself, and what for its rank.

/** Names of peoples as they stand in names of autonomous places, the longer first where one begins the other. */
const PEOPLES =
  '各族|蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克|怒族|独龙族|鄂温克族|德昂族|保安族|裕固族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族';
const AUTONOMOUS = new RegExp(`^(.{0,12}?)(?:(?:${PEOPLES}){1,4})(?:自治区|自治州|自治县|自治旗|区)$`, 'u');
const ONE_PEOPLE = new RegExp(`^(${PEOPLES})`, 'u');
const RANK = /(?:特别行政区|自治区|自治州|自治县|自治旗|(?<=神农架)林区|特区|新区|地区|省|市|盟|县|区)$/u;
/** 左旗, 矿区: their names end in what is no rank alone. */
const WHOLE = /(?:旗|矿区)$/u;

/** A name without its rank and its peoples: 常熟 of 常熟市, 恩施 of 恩施土家族苗族自治州. */
export function coreOf(name: string): string {
  if (name.startsWith('内蒙古')) return '内蒙古';
  const autonomous = AUTONOMOUS.exec(name)?.[1];
  if (autonomous !== undefined && autonomous !== '') return autonomous;
  if (autonomous === '') return (ONE_PEOPLE.exec(name)?.[1] ?? name).replace(/族$/u, '');
  return WHOLE.test(name) && !/自治旗$/u.test(name) ? name : name.replace(RANK, '');
}
