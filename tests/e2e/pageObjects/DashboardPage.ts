import { expect, type Locator, type Page } from '@playwright/test';

/** A dashboard in the browser. Touches only what every Grafana 12 has. */
export class DashboardPage {
  constructor(readonly page: Page) {}

  async open(path: string): Promise<this> {
    await this.page.goto(path);
    return this;
  }

  /** The n-th panel with this title. */
  panel(title: string, n = 0): Locator {
    return this.page.getByTestId(`data-testid Panel header ${title}`).nth(n);
  }

  /** The parts that say one SLO's state, on tiles and in lists alike: "Checkout works: Ship. …". */
  answers(slo: string): Locator {
    return this.page.locator(`[aria-label^="${slo}: "]`);
  }

  /** Waits until the first answer for an SLO is the one expected. */
  async expectAnswer(slo: string, headline: string): Promise<void> {
    await expect(this.answers(slo).first()).toHaveAttribute('aria-label', new RegExp(`^${slo}: ${headline}\\.`));
  }
}
