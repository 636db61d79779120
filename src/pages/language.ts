import type { Request } from 'express'
import type { Language } from '../terms/speech.ts'

/** Which of our languages a browser asks for; French where it asks for neither. */
export const languageOf = (request: Pick<Request, 'acceptsLanguages'>): Language => wantedLanguage(request) ?? 'fr'

/** The same; undefined where it asks for neither, so that the club’s may be taken. */
export function wantedLanguage(request: Pick<Request, 'acceptsLanguages'>): Language | undefined {
  const wanted = request.acceptsLanguages('fr', 'en')
  return wanted === 'fr' || wanted === 'en' ? wanted : undefined
}
