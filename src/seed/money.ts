// Exact money: whole millionths of a dollar, written as the decimal that numeric(18,6) takes.
export function microsToDecimal(micros: number): string {
  const digits = String(micros).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
