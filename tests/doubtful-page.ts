/** Invented minutes that contradict themselves and lost most of their names: they can be read, and wait for review. */
export const doubtfulPage = {
  meeting: 'yunze/2025/61',
  source: 'yunze',
  text: `云泽县人民政府第60次常务会议纪要
发布日期：2025-08-01

2025年9月2日（星期日），县长秦怀远主持召开县人民政府第61次常务会议。纪要如下：

一、审议《云泽县渡口管理办法》
会议同意《云泽县渡口管理办法》，由县交通局

出席：骆 尹 戴 施 葛
列席：田 齐 费 桑 林
`,
} as const;

/** Invented minutes of a district whose name four cities have, on a page that does not say of which it is. */
export const pageOfSeveral = {
  text: `鼓楼区人民政府第3次常务会议纪要
发布日期：2024-03-15

2024年3月8日，区长秦怀远主持召开区人民政府第3次常务会议。纪要如下：

一、审议《鼓楼区渡口管理办法》
会议同意《鼓楼区渡口管理办法》，由区交通局牵头印发。

出席：骆云舟 尹知秋 戴若谷
`,
} as const;
