/** A verdict in words. Plain text; never HTML. */
export interface Wording {
  /** The state word, the largest thing on a panel: "Ship". */
  headline: string;
  /** One sentence with the number in the customer's unit. */
  sentence: string;
  /** What was agreed for this state: "Agreed: canary only." Empty without an agreement in force. */
  agreed: string;
  /** What it rests on: "Version 3 of 3 March". */
  basis: string;
  /** What happens next: "Gone Thursday at today's pace." Empty when nothing is foreseen. */
  next: string;
  /** How much is left in the customer's unit: "6,200 checkouts", "815 over". */
  left: string;
  /** The sum behind the number: "10,000 allowed (0.1 % of 10,000,000) − 3,800 failed = 6,200". */
  sum: string;
  /** Age of the newest data: "20 s ago". */
  age: string;
  /** The window and the target: "rolling 28 days · 99.9 %". */
  window: string;
}
