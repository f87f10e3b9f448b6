import { expect, type Locator, type Page } from '@playwright/test';

const AGREEMENTS = '/a/truce-errorbudget-app/agreements';
const NEW = '/a/truce-errorbudget-app/new-agreement';

/** An agreement in one person's browser. */
export class AgreementPage {
  constructor(
    readonly page: Page,
    private readonly id: string
  ) {}

  async open(): Promise<this> {
    await this.page.goto(`${AGREEMENTS}/${this.id}`);
    await expect(this.signatures).toBeVisible();
    return this;
  }

  /** Makes the agreement, with a person typed in for each of the four parties that must sign. */
  async make(title: string, sloTitle: string, people: Record<string, { login: string; name: string }>): Promise<void> {
    await this.page.goto(NEW);
    await this.page.getByRole('textbox', { name: /^Title/ }).fill(title);
    await this.page.getByRole('textbox', { name: /^Id/ }).fill(this.id);
    await this.page.getByRole('checkbox', { name: sloTitle }).check({ force: true });
    for (const [party, { login, name }] of Object.entries(people)) {
      await this.page.getByRole('textbox', { name: `Login of somebody for ${party}` }).fill(login);
      await this.page.getByRole('textbox', { name: `Name of somebody for ${party}` }).fill(name);
      await this.page.getByRole('button', { name: `Add for ${party}` }).click();
    }
    await this.page.getByRole('button', { name: 'Make the agreement' }).click();
    await this.page.waitForURL(`**/agreements/${this.id}`);
  }

  /** Puts terms on the table that begin with a ready-made policy. */
  async propose(policy: string, reason: string): Promise<void> {
    await this.page.goto(`${AGREEMENTS}/${this.id}/propose`);
    await this.page.getByRole('button', { name: `Use the tiers of ${policy}` }).click();
    await this.page.getByLabel('Reason').fill(reason);
    await this.page.getByRole('button', { name: /^Propose version/ }).click();
    await expect(this.signatures).toBeVisible();
  }

  async sign(version: number): Promise<void> {
    await this.page.getByRole('button', { name: `Sign version ${version}` }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: `Sign version ${version}` })
      .click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  get signatures(): Locator {
    return this.page.getByRole('heading', { name: 'Signatures' });
  }
}
