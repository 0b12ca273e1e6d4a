/** What a phrase that names who acts says of the task; the names are captured as `lead`, `owner` or `support`. */
export interface Duty {
  /**
   * How it is said that they are to act: by an order (责成), a request or 由, by the part that they get (牵头, 负责), by what
   * they are to be (作为业主单位), by a duty (要), by nothing but a task behind the name.
   */
  readonly by: 'order' | 'request' | 'demand' | 'part' | 'standing' | 'duty' | 'name' | 'beside';
  /** initial: the phrase opens the clause; inner: its topic stands before it (所需资金由甲局承担). */
  readonly place: 'initial' | 'inner';
}

/** Connectives at the beginning of a clause: 会后并. */
export const LINK = '^ link{0,4} (meeting link{0,2})?';
/** 由甲局编制的方案: the body made the object; 由甲任组长, 甲任乙局局长: who heads something is not who acts. */
export const NO_TASK =
  '!(relative{1,3} 了? 的) !(..6 not-task) !(任 (organization | post | unnamed)) !((person | post | 同志){0,4} part-adverb{0,2} tells)';
export const ADVERBS = 'part-adverb{0,3}';
