// ICU knows these besides IANA's names; they mean several zones (IST: Kolkata, Jerusalem, Dublin), and Temporal refuses them.
const ABBREVIATION = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/i;

/** Whether this machine knows a time zone by that IANA name, canonical or link; no offsets, no abbreviations. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name) || ABBREVIATION.test(name)) {
    return false;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
