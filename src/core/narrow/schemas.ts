import { check, maxLength, maxValue, minValue, number, pipe, regex, string } from 'valibot';

/** Longest id: `agreement-<id>` must fit into the 40 characters of a Grafana uid. */
const LONGEST_ID = 30;

// Grafana's server replaces half surrogate pairs when it stores JSON; PostgreSQL refuses NUL. Hashes would not match.
const UNSTORABLE = /[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f]/u;

/** An id that can be part of a uid: lowercase DNS style. */
export const idSchema = pipe(
  string('Write a short name in quotes, such as "checkout".'),
  regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'Use lowercase letters, digits and dashes, with a letter or digit at both ends: "checkout-api".'
  ),
  maxLength(LONGEST_ID, `Shorten it to at most ${LONGEST_ID} characters.`)
);

/** Text for people, possibly empty. */
export function textSchema(longest: number) {
  return pipe(
    string('Write it as text in quotes.'),
    maxLength(longest, `Shorten it to at most ${longest} characters.`),
    check(
      (text) => !UNSTORABLE.test(text),
      'It holds characters that cannot be stored (control characters or half of an emoji). Type it again.'
    )
  );
}

/** Text for people with at least one visible character. */
export function filledTextSchema(longest: number) {
  return pipe(
    textSchema(longest),
    check((text) => text.trim() !== '', 'Write at least one word.')
  );
}

/** A number with both ends included. */
export function numberSchema(least: number, most: number, unit: string) {
  const message = `Write a number from ${least} to ${most}${unit === '' ? '' : ` ${unit}`}.`;
  return pipe(number(message), minValue(least, message), maxValue(most, message));
}

/** A SHA-256 hash in lowercase hex. */
export const hashSchema = pipe(
  string('Write the SHA-256 hash as text.'),
  regex(/^[0-9a-f]{64}$/, 'A hash has 64 lowercase hexadecimal digits. Copy it whole.')
);

const TIME = 'Write a time with its offset: "2026-11-20T10:00:00Z" or "2026-11-20T11:00:00+01:00".';
const WHOLE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment as ISO 8601 text with an offset. */
export const timeTextSchema = pipe(
  string(TIME),
  check((it) => WHOLE_TIME.test(it) && Number.isFinite(Date.parse(it)), TIME)
);
