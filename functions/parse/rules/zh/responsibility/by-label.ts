import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { NAMES } from './names.ts';

/** Which part a label gives; the names are captured as `lead`, `owner` or `support`. */
export type Labelled = 'label';
const COLON = '(： | 为 !主)';
/** Behind a label commas part names as well. */
const LIST = `(${NAMES} (， | 、)?){1,8}`;

/** 牵头单位：甲局；责任单位：乙局、丙局, in a line of their own or in brackets. */
export const labelRules: readonly Rule<Labelled>[] = [
  rule('label/lead', {
    match: `lead-label ${COLON} lead:(${LIST})`,
    over: 'sentence',
    yields: 'label',
    examples: { '牵头单位：县水利局。': { lead: '县水利局' }, '牵头推进。': none },
  }),
  rule('label/leader', {
    // The label says that people follow, whatever their names are made of.
    match: `leader-label ${COLON} people:((person | han{2,4}) (、 (person | han{2,4})){0,8}) (同志 | 。 | ； | ， | ） | $)`,
    over: 'sentence',
    yields: 'label',
    examples: { '责任领导：邰丽、宋志': { people: '邰丽、宋志' }, '责任领导：分管县领导及有关部门': none },
  }),
  rule('label/owner', {
    match: `owner-label ${COLON} owner:(${LIST})`,
    over: 'sentence',
    yields: 'label',
    examples: { '（责任单位：县水利局、县财政局；完成时限：年底前）': { owner: '县水利局、县财政局' } },
  }),
  rule('label/support', {
    match: `support-label ${COLON} support:(${LIST})`,
    over: 'sentence',
    yields: 'label',
    examples: { '配合单位：县财政局。': { support: '县财政局' } },
  }),
];

/** A line or sentence of labels, and a paragraph that holds nothing but names or a day, as columns of a table leave them. */
export type Bare = 'labels' | 'names';
export const bareRules: readonly Rule<Bare>[] = [
  rule('label/line', {
    match:
      '^ （? (lead-label | owner-label | support-label | leader-label | limit-label | unnamed) (要求)? (： | 为 !主)',
    over: 'sentence',
    yields: 'labels',
    examples: { '责任单位：县水利局': '', '由县水利局负责。': none },
  }),
  rule('label/names-alone', {
    match: `^ owner:(${NAMES}) $`,
    over: 'paragraph',
    yields: 'names',
    examples: { 县水利局: { owner: '县水利局' }, '县水利局负责。': none },
  }),
];
