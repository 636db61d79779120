import type { Language } from './speech.ts'

const space = '\u00a0'
const thin = '\u202f'

/** Words that a figure does not belong to: `3 et 12 novembre`, `page 1 sur 3`, `en 2026 à Dijon`. */
const apart =
  'à|au|aux|avec|avant|dans|de|des|dont|du|en|entre|et|est|le|la|les|ni|on|ont|ou|où|par|pour|puis|que|qui|sans|si|sont|soit|sous|sur|vers'
const elided = '[dlsn]’|qu’'
/** Where a word may begin. */
const start = '(?<![^\\s([«’—–-])'

/** What binds two words, by which blank. Each replaces one blank by one: nothing moves. */
const french: readonly (readonly [RegExp, string])[] = [
  // No line begins with these, none ends with an opening quotation mark.
  [/ (?=[:»€·])/g, space],
  [/ (?=[;?!%])/g, thin],
  [/(?<=«) /g, space],
  // 10 000 €, 06 12 34 56 78, 14 h 30: the parts of a figure; `rand -base64 32` is typed as it stands.
  [new RegExp(`(?<=${start}\\+?\\d{1,20}) (?=\\d)`, 'g'), space],
  [/(?<=\d h) (?=\d)/g, space],
  // 8 h, 12 novembre, 1er juin, 3 recommandations: a figure and what it counts; `PORT=0 npm start` is no figure.
  [
    new RegExp(`(?<=${start}\\d+(?:[,.]\\d+)?(?:er|re|e)?) (?=\\p{L})(?!(?:${apart})(?![\\p{L}’]))(?!${elided})`, 'gu'),
    space,
  ],
  [/(?<=n°) (?=\d)/g, space],
  // M. Petit
  [/(?<=(?<!\p{L})(?:M\.|MM\.|Mme|Mmes|Mlle|Mlles|Me|Dr|Pr)) (?=\p{Lu})/gu, space],
]

/**
 * A text as it is set in its language: in French, the blanks at which no line may break. As long as it was; setting it twice
 * changes nothing more. English breaks at every blank.
 */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr' || !text.includes(' ')) return text
  return french.reduce((set, [where, blank]) => set.replace(where, blank), text)
}

/** What stands between a label and what it names. */
export const colon: Readonly<Record<Language, string>> = { fr: `${space}: `, en: ': ' }
