/** Uid of the element that holds an SLO. */
export function sloUid(id: string): string {
  return `slo-${id}`;
}

/** Uid of the element that holds an agreement's definition. */
export function agreementUid(id: string): string {
  return `agreement-${id}`;
}

/** Uid of the element that holds an act. */
export function actUid(id: string): string {
  return `act-${id}`;
}
