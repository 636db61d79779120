import { writeFileSync } from 'node:fs'
import { everyCard, fileOf, languages } from './cards.ts'

/** `npm run cards`: writes the cards of both languages anew. */
for (const language of languages) writeFileSync(fileOf(language), everyCard(language))
