import type { Request, Response } from 'express'
import { type Entered, enter } from '../dispatch/doors.ts'
import { isId } from '../terms/id.ts'
import { type Words, wordsFor } from '../words/words.ts'
import type { Building } from './building.ts'
import { documentOf, type Html, headers, html } from './html.ts'
import { languageOf, wantedLanguage } from './language.ts'

/** A page before it is sent; its title is its heading too. */
export type Shown = {
  readonly status: number
  readonly title: string
  readonly body: Html
  readonly head?: Html
}

const stranger = (request: Request): Words => wordsFor({ language: languageOf(request), address: 'vous' })

/** Sends a page in these words' language. */
export const sendShown = (response: Response, { speech }: Words, { status, title, body, head }: Shown): void =>
  void response
    .status(status)
    .set(headers)
    .send(
      documentOf({
        ...{ language: speech.language, title, body: html`<h1>${title}</h1>${body}` },
        ...(head === undefined ? {} : { head }),
      }),
    )

/** Sends a page that is about no club. */
export function sendPage(request: Request, response: Response, page: (words: Words) => Shown): void {
  const words = stranger(request)
  sendShown(response, words, page(words))
}

/** There is nothing at this address, or it was there: the same page for whatever was made up. */
export const sendNothing = (request: Request, response: Response): void =>
  sendPage(request, response, ({ pages: w }) => ({
    status: 404,
    title: w.nothingTitle,
    body: html`<p>${w.nothing}</p>`,
  }))

export const sendFailed = (request: Request, response: Response): void =>
  sendPage(request, response, ({ pages: w }) => ({ status: 500, title: w.failedTitle, body: html`<p>${w.failed}</p>` }))

/**
 * Comes into a club as whoever opens a page of it, in one transaction, and sends what `work` shows: null for what is not
 * there, `unsent` where who called sends something himself.
 */
export async function enterPage(
  building: Building,
  request: Request,
  response: Response,
  club: string,
  work: (entered: Entered) => Promise<Shown | null | 'unsent'>,
): Promise<void> {
  const visit = { as: { kind: 'page', club, member: null }, once: null, language: wantedLanguage(request) } as const
  const found = isId(club)
    ? await enter(building, visit, {
        inside: async entered => ({ shown: await work(entered), words: entered.voice.words }),
        again: null,
        outside: async () => null,
      })
    : null
  if (found?.shown === 'unsent') return
  if (found?.shown) sendShown(response, found.words, found.shown)
  else sendNothing(request, response)
}
