/** As much of what somebody wrote as a sentence can carry: whole words, without its full stop. */
export function cited(text: string, most = 90): string {
  const one = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![.…])[.…]+$/, '')
  if (one.length <= most) return one
  const cut = one.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/(?<![\s,;:.])[\s,;:.]+$/, '')}…`
}

/** With a capital, where it begins a sentence. */
export const begun = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
