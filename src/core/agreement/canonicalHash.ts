import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/**
 * SHA-256 of the canonical JSON (RFC 8785) of a value, in lowercase hex.
 *
 * Grafana re-marshals what it stores and loses the order of keys, so only a canonical form can be compared.
 * A library does the hashing because `crypto.subtle` is missing on plain-http origins.
 *
 * @throws Error when the value is not JSON (a function, a cycle, NaN)
 */
export function canonicalHash(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new Error('Only JSON values can be hashed.');
  }
  return bytesToHex(sha256(utf8ToBytes(text)));
}
