import express, { type ErrorRequestHandler, type Router } from 'express'
import type { Building } from './building.ts'
import { calendarFeed } from './calendar-feed.ts'
import { doorRouter } from './door.ts'
import { hereRouter } from './here.ts'
import { sendFailed, sendNothing } from './sent.ts'

/** Every page that the club has outside its chats. */
export function pagesRouter(building: Building): Router {
  const router = express.Router()
  router.use(calendarFeed(building))
  router.use('/here', hereRouter(building))
  router.use('/door', doorRouter(building))
  router.use(['/here', '/door'], sendNothing)
  router.use(failed(building))
  return router
}

const failed =
  ({ report }: Building): ErrorRequestHandler =>
  (error, request, response, next) => {
    // What was sent is no form that a browser sends.
    if ((error as { status?: unknown }).status === 413 || (error as { status?: unknown }).status === 400)
      return sendNothing(request, response)
    report(error)
    if (response.headersSent) return next(error)
    sendFailed(request, response)
  }
