/** What a page says about itself outside its main content, in the page's own words. */
export interface PageMetadata {
  title?: string;
  siteName?: string;
  /** What the page calls itself in the bar of a browser's window. */
  windowTitle?: string;
  /** Who runs the site, by the foot of its pages. */
  operator?: string;
  issuer?: string;
  indexNumber?: string;
  documentNumber?: string;
  categories?: string[];
  issuedOn?: string;
  publishedAt?: string;
  validity?: string;
  /** The words of a dateline, 某某网8月26日讯: the report counts as written that day. */
  dateline?: string;
  /** Lines above the main content that are not the site's own, in matching form: 2019年9月大事记. */
  above?: readonly string[];
  /** How many other meetings the page tells of. */
  otherMeetings?: number;
  /** Address the page gives for itself. */
  canonicalUrl?: string;
}
