/**
 * A fresh id for an act: 32 lowercase hex digits. crypto.randomUUID is missing on pages that are served over plain http
 * (https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID, "secure contexts only").
 */
export function newActId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, '0')).join('');
}
