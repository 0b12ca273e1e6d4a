/** What the operator says about the place where everything is published. Nothing rendered depends on anything but this, the sources and the stored meetings. */
export interface SiteSettings {
  /** Absolute address of the published folder, without a trailing slash, e.g. `https://minutes.example/cn`. */
  readonly baseUrl: string;
  /** Authority of the permanent `tag:` URIs (RFC 4151): a domain and a date, e.g. `minutes.example,2026`. Never change it. */
  readonly tagAuthority: string;
  /** Name of the site, in Chinese. */
  readonly title: string;
  readonly titleEn?: string;
  /** In traditional script, for that edition of the interface; it is not converted. */
  readonly titleHant?: string;
  /** Who runs the site. */
  readonly operator: string;
  /**
   * Where a reader reports a mistake: `https:` or `mailto:`. The address of what is mistaken is filled in: where it says
   * `{address}`, else as the parameter `address`, or as the subject of a mail.
   */
  readonly reportUrl?: string;
  /** A WebSub hub: feeds name it, and it is told when one of them changes. Without it, readers look for themselves. */
  readonly hubUrl?: string;
  /** SPDX identifier of the licence of the downloads, e.g. `CC0-1.0`; without it CC-BY-4.0. */
  readonly dataLicense?: string;
  /** Where the licence can be read; needed for a licence whose address is not known here. */
  readonly dataLicenseUrl?: string;
}
