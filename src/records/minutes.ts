// Minutes as the API answers them: of the seconds that were billed, to the millionth.
export function minutesOf(seconds: string) {
  return `trim_scale(round(sum(${seconds}) / 60, 6))`;
}
