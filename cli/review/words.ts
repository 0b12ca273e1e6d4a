import type { Language } from '../../functions/publish/site/language.ts';

/** The languages of the desk. */
export type DeskLanguage = Extract<Language, 'zh-Hans' | 'en'>;

/** Words that only the desk has; those of codes and pages are those of the portal. */
const WORDS = {
  desk: ['复核台', 'Review desk'],
  'group.reported': ['读者反映', 'Reported'],
  'group.waiting': ['待发布', 'Waiting'],
  'group.doubtful': ['存疑', 'Doubtful'],
  'group.opened': ['打开的会议', 'Opened'],
  empty: ['没有要处理的了。', 'Nothing is left to decide.'],
  loading: ['正在打开……', 'Opening…'],
  cut: [
    '存疑的很多，这里先列出一部分，其余下次打开时列出。',
    'Many facts are doubtful; the rest comes with the next session.',
  ],
  name: ['署名', 'Your name'],
  'name.hint': ['更正和撤下会连同署名公布', 'Published with corrections and withdrawals'],
  queue: ['要处理的', 'To decide'],
  text: ['纪要原文', 'Text of the page'],
  fact: ['要核对的内容', 'What is asked'],
  rest: ['这次会议的其他内容', 'Everything else of the meeting'],
  published: ['已发布', 'published'],
  unpublished: ['未发布', 'not published'],
  withdrawn: ['已撤下', 'withdrawn'],
  'why.published': ['理由（会公布）', 'Reason (is published)'],
  'doubt.confidence': ['自动识别的把握为 {n}%', 'The reader is {n} % sure'],
  'doubt.name-truncated': ['姓名在原网页上被截断', 'The page cuts the name'],
  'doubt.name-uncertain': ['姓名的起止不能确定', 'Where the name begins or ends is unsure'],
  'doubt.organization-uncertain': ['属于哪个单位不能确定', 'The organisation is unsure'],
  'doubt.alternatives': ['也可能读作 {names}', 'It may also be read as {names}'],
  'doubt.issue': ['读取时发现问题', 'The reader found something'],
  'ask.government': ['这是哪一级政府的页面？', 'Which government is this?'],
  'ask.meeting': ['是同一次会议，还是两次？', 'One meeting or two?'],
  'ask.publish': ['可以发布吗？', 'May this be published?'],
  'ask.fact': ['与原文一致吗？', 'Is this what the page says?'],
  'ask.report': ['读者反映有误', 'A reader says this is wrong'],
  'ask.open': ['查看', 'Opened'],
  from: ['来自', 'From'],
  'field.name': ['姓名', 'Name'],
  'field.role': ['身份', 'Role'],
  'field.duty': ['分工', 'Part'],
  'field.organization': ['单位', 'Organisation'],
  'field.post': ['职务', 'Post'],
  'field.note': ['备注', 'Note'],
  'field.kind': ['种类', 'Kind'],
  'field.subjects': ['事项（每行一项）', 'Subjects, one a line'],
  'field.subject': ['事项', 'Subjects'],
  'field.responsible': ['责任单位', 'Responsible'],
  'field.deadline': ['期限', 'Deadline'],
  'field.deadline.text': ['期限（原文的话）', 'Deadline, in the words of the page'],
  'field.deadline.date': ['期限（日期）', 'Deadline, as a day'],
  'field.item': ['议题序号', 'Number of the item'],
  'field.heading': ['标题', 'Heading'],
  'field.number': ['届次', 'Number'],
  'field.heldOn': ['会议日期', 'Day held'],
  'field.series': ['会议种类', 'Kind of meeting'],
  'field.body': ['会议主体', 'Body'],
  'field.documentNumber': ['发文字号', 'Document number'],
  'field.indexNumber': ['索引号', 'Index number'],
  'field.issuer': ['发布机构', 'Issuer'],
  'field.issuedOn': ['成文日期', 'Day of issue'],
  'field.publishedAt': ['发布日期', 'Published'],
  'field.title': ['标题', 'Title'],
  'field.code': ['问题', 'Issue'],
  'field.message': ['说明', 'Particulars'],
  was: ['原值', 'was'],
  nothing: ['（无）', '(none)'],
  'kind.meeting': ['会议', 'Meeting'],
  'kind.item': ['议题', 'Item'],
  'kind.decision': ['决定', 'Decision'],
  'kind.attendance': ['人员', 'Person'],
  'kind.issue': ['修复与疑点', 'Repair or doubt'],
  'act.right': ['无误', 'Right'],
  'act.correct': ['更正', 'Correct'],
  'act.remove': ['删去', 'Remove'],
  'act.approve': ['发布', 'Publish'],
  'act.withdraw': ['撤下会议', 'Withdraw'],
  'act.restore': ['恢复会议', 'Restore'],
  'act.government': ['换政府', 'Government'],
  'act.unite': ['并为一次', 'Unite'],
  'act.apart': ['是两次，发布', 'Two: publish'],
  'act.dismiss': ['不作处理', 'Dismiss'],
  'act.undo': ['撤销上一步', 'Undo'],
  'act.save': ['存入', 'Save'],
  'act.cancel': ['取消', 'Cancel'],
  'act.reports': ['登记读者反映', 'Take in reports'],
  'act.help': ['按键', 'Keys'],
  'act.golds': ['导出为评测样本', 'Export golds'],
  'act.takeIn': ['登记', 'Take in'],
  'act.meeting': ['改会议信息', 'Edit meeting'],
  'form.correct': ['更正', 'Correct'],
  'form.remove': ['删去这一项', 'Remove this'],
  'form.withdraw': ['撤下这次会议', 'Withdraw the meeting'],
  'form.restore': ['恢复这次会议', 'Publish the meeting again'],
  'form.government': ['属于哪个政府', 'Which government it is of'],
  'form.unite': ['与哪一次是同一次会议', 'With which it is one meeting'],
  'form.government.search': ['名称或标识', 'Name or identifier'],
  'form.other': ['另一次会议的标识', 'Identifier of the other meeting'],
  'form.none': ['同日没有该政府的其他会议。', 'The government held no other meeting on that day.'],
  'why.right': ['与原文核对无误', 'Agrees with the page'],
  'why.correct': ['与原文不符，据原文更正', 'Corrected after the page'],
  'why.remove': ['原文中没有', 'The page does not say it'],
  'why.withdraw': ['', ''],
  'why.restore': ['', ''],
  'why.approve': ['已核对原文', 'Checked against the page'],
  'why.dismiss': ['核对后不作更改', 'Checked, and left as it is'],
  'why.government': ['据原文判断', 'As the page tells'],
  'why.unite': ['据原文判断', 'As the page tells'],
  'reports.how': [
    '粘贴网址、邮件全文，或每行一个反映；也可以选 CSV 或 JSON 文件。只填一个会议的网址或标识则打开它。',
    'Paste an address, a mail, or one report a line; or choose a CSV or JSON file. The address or identifier of a meeting alone opens it.',
  ],
  'reports.words': ['反映', 'Reports'],
  'reports.file': ['文件', 'File'],
  'reports.left': [
    '{count} 条已登记，{left} 条没有找到对应的会议或已经处理。',
    '{count} taken in; {left} lead to no meeting here, or are settled.',
  ],
  'golds.done': ['已导出 {count} 份样本到 {folder}', '{count} golds exported into {folder}'],
  'keys.title': ['按键', 'Keys'],
  'keys.single': ['启用单键', 'Single keys work'],
  'keys.next': ['下一条 / 上一条', 'next / previous'],
  'keys.yes': ['无误；待发布的予以发布', 'right; of what waits: publish it'],
  'keys.facts': ['在这次会议的内容中移动', 'from fact to fact of the meeting'],
  'keys.form': ['存入 / 取消表单', 'save / leave a form'],
  'keys.close': ['关闭', 'Close'],
  'state.decided': ['已处理 {n} 项', '{n} decided'],
  'state.held': ['{n} 项可撤销，稍后存入', '{n} can be undone, recorded in a moment'],
  'state.recorded': ['已存入，停下片刻后发布', 'recorded; published when you pause'],
  'state.publishing': ['正在发布……', 'publishing…'],
  'state.published': ['已存入并发布', 'recorded and published'],
  'state.idle': ['尚无改动', 'no change yet'],
  'state.lost': [
    '复核台已经停止；已作的决定都已存入。',
    'The desk has stopped; every decision was recorded.',
  ],
  'say.undone': ['已撤销', 'Undone'],
  'say.nothingToUndo': ['没有可撤销的：已经存入', 'Nothing to undo: it is recorded'],
  'say.name': ['请先填写署名', 'Say your name first'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type DeskKey = keyof typeof WORDS;

export type DeskWords = (key: DeskKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the desk in a language. */
export function deskWords(language: DeskLanguage): DeskWords {
  const index = language === 'en' ? 1 : 0;
  return (key, values = {}) =>
    WORDS[key][index].replace(/\{(\w{1,20})\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** The language that a browser asks for first, of those that the desk has. */
export function languageFor(accepted: string | undefined): DeskLanguage {
  const first = (accepted ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .find((one) => /^(?:zh|en)\b/u.test(one));
  return first?.startsWith('en') ? 'en' : 'zh-Hans';
}
