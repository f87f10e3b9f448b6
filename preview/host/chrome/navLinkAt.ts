/** An entry of the navigation, as the server hands it over in the boot data. */
export interface NavLink {
  text: string;
  url?: string;
  icon?: string;
  children?: NavLink[];
}

/** The link of the navigation that a path belongs to, the longest match winning. */
export function navLinkAt(nav: NavLink[], pathname: string): NavLink | undefined {
  return nav
    .flatMap((link) => [...(link.children ?? []), link])
    .filter((link) => `${pathname}/`.startsWith(`${placeOf(link)}/`))
    .sort((a, b) => placeOf(b).length - placeOf(a).length)[0];
}

/** A dashboard is at `/d/<uid>`, whatever the slug behind it. */
function placeOf({ url = 'nowhere' }: NavLink): string {
  return /^\/d\/[^/]+/.exec(url)?.[0] ?? url;
}
