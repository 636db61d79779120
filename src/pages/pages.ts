import express, { type ErrorRequestHandler, type Response, type Router } from 'express'
import type { Language } from '../terms/speech.ts'
import { wordsFor } from '../words/words.ts'
import type { Building } from './building.ts'
import { calendarFeed } from './calendar-feed.ts'
import { documentOf, headers, html, type Page } from './html.ts'
import { languageOf } from './language.ts'

/** Sends a page. */
function sendPage(response: Response, page: Page, status = 200): void {
  response.status(status).set(headers).send(documentOf(page))
}

const stranger = (language: Language) => wordsFor({ language, address: 'vous' }).pages

/** There is nothing at this address, or it was there: the same page for whatever was made up. */
function sendNothing(response: Response, language: Language): void {
  const w = stranger(language)
  sendPage(
    response,
    { language, title: w.nothingTitle, body: html`<h1>${w.nothingTitle}</h1><p>${w.nothing}</p>` },
    404,
  )
}

/** Every page that the club has outside its chats. */
export function pagesRouter(building: Building): Router {
  const router = express.Router()
  router.use(calendarFeed(building))
  router.use(['/here', '/door'], (request, response) => sendNothing(response, languageOf(request)))
  router.use(failed(building))
  return router
}

const failed =
  ({ report }: Building): ErrorRequestHandler =>
  (error, request, response, next) => {
    report(error)
    if (response.headersSent) return next(error)
    const language = languageOf(request)
    const w = stranger(language)
    sendPage(response, { language, title: w.failedTitle, body: html`<h1>${w.failedTitle}</h1><p>${w.failed}</p>` }, 500)
  }
