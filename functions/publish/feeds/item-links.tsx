interface ItemLinksProps {
  readonly url: string;
  readonly label: string;
  readonly externalUrl: string | undefined;
}

/** The way from an item to our page and to the government's. */
export const ItemLinks = ({ url, label, externalUrl }: ItemLinksProps) => (
  <p>
    <a href={url}>{label}</a>
    {externalUrl !== undefined && (
      <>
        {' · '}
        <a href={externalUrl}>政府网站原文</a>
      </>
    )}
  </p>
);
