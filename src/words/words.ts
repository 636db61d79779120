import type { Speech } from '../terms/speech.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { typesetAll } from './typeset.ts'

/** English is the type: a sentence that French lacks, or gives other arguments, does not compile. */
export type Words = typeof en & { readonly speech: Speech }

const french = { vous: typesetAll(fr('vous'), 'fr'), tu: typesetAll(fr('tu'), 'fr') }

const all = {
  fr: {
    vous: { ...french.vous, speech: { language: 'fr', address: 'vous' } },
    tu: { ...french.tu, speech: { language: 'fr', address: 'tu' } },
  },
  en: {
    vous: { ...en, speech: { language: 'en', address: 'vous' } },
    tu: { ...en, speech: { language: 'en', address: 'tu' } },
  },
} satisfies Record<Speech['language'], Record<Speech['address'], Words>>

/** The sentences in a person's language. */
export const wordsFor = ({ language, address }: Speech): Words => all[language][address]
