/** The sides of an agreement, in the order in which they are shown. */
export const PARTIES = ['product', 'sre', 'lead', 'development', 'executive'] as const;

export type Party = (typeof PARTIES)[number];

/** The parties that must sign unless the agreement says otherwise; an executive is optional. */
export const REQUIRED_PARTIES: readonly Party[] = ['product', 'sre', 'lead', 'development'];

/** What a party is called on every surface. */
export const PARTY_NAMES: Readonly<Record<Party, string>> = {
  product: 'Product',
  sre: 'SRE',
  lead: 'Engineering lead',
  development: 'Development',
  executive: 'Executive',
};
