import { StoreError } from '../../storage/StoreError';
import type { AgreementOnDesk, Desk, DeskContents } from '../record/Desk';

/** One agreement with everything that its page shows. */
export type AgreementContents = DeskContents & { agreement: AgreementOnDesk };

/** Reads an agreement with its whole record. @throws StoreError, also when there is none */
export async function readAgreement(desk: Desk, id: string): Promise<AgreementContents> {
  const whole = await desk.readWhole(id);
  if (whole === undefined) {
    throw new StoreError(
      'not-found',
      `There is no agreement “${id}”, or you may not see it. Look at the list of agreements.`
    );
  }
  return whole;
}
