/**
 * Every way in which client libraries and Prometheus write one bucket bound in the label `le`: "1" and "1.0"; "1e+06" (Go's
 * shortest form from six digits on), "1000000" and "1.0E6" (Java's), "2.5e-05" and "0.000025". Of one series only one is in
 * use at a time: Prometheus 3 writes "1.0" where Prometheus 2 kept the "1" of the exporter.
 *
 * @param bound a finite number
 */
export function boundTexts(bound: number): string[] {
  const sign = bound < 0 ? '-' : '';
  const [mantissa = '', exponentText = '0'] = Math.abs(bound).toExponential().split('e');
  const exponent = Number(exponentText);
  const texts = [decimal(mantissa, exponent)];
  if (!texts[0]!.includes('.')) {
    texts.push(`${texts[0]}.0`);
  }
  // Go writes exponents below 1e-4 and from 1e6 (from 1e21 as %v), Java below 1e-3 and from 1e7, .NET below 1e-5.
  if (exponent < -3 || exponent >= 6) {
    const digits = Math.abs(exponent);
    const [plus, two] = [exponent < 0 ? '-' : '+', String(digits).padStart(2, '0')];
    const fraction = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
    texts.push(`${mantissa}e${plus}${two}`, `${mantissa}E${plus}${two}`, `${fraction}e${plus}${two}`);
    texts.push(`${fraction}E${exponent}`, `${mantissa}e${exponent}`, `${mantissa}e${plus}${digits}`);
  }
  return [...new Set(texts)].map((it) => sign + it);
}

/** Digits and a power of ten without an exponent: "2.5", -5 → "0.000025". */
function decimal(mantissa: string, exponent: number): string {
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = 1 + exponent;
  if (point <= 0) {
    return `0.${'0'.repeat(-point)}${digits}`;
  }
  return point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`;
}
