import type { Router } from 'express'
import type { Platform } from '../../contract/platform.ts'
import { type ClubTx, inClub } from '../../db/club-tx.ts'
import { type OpenClub, placeOf, playgroundPlatform } from './adapter.ts'
import type { Changed, PlaygroundService } from './api.ts'
import { giveAccounts } from './people.ts'
import { playgroundRouter } from './router.ts'
import { playgroundService, type ServiceParts } from './service.ts'

export type PlaygroundParts = Omit<ServiceParts, 'clubs' | 'changed' | 'listen' | 'dispatch'> & {
  /** Gives a club its place and its channels here, if it has none yet. */
  readonly place: (club: ClubTx) => Promise<void>
}

export type Playground = {
  readonly platform: Platform
  /** Opens a club here: its place, channels and accounts, if it has none yet. */
  open(clubId: string): Promise<void>
  /** The API over a dispatch; made apart, because the dispatch and the deliveries need the platform first. */
  service(
    dispatch: ServiceParts['dispatch'],
    more?: Pick<PlaygroundParts, 'moveClock' | 'firstSteps'>,
  ): PlaygroundService
  /** With a key only those who bring it are answered: a real club's. */
  router(service: PlaygroundService, key?: string | null): Router
}

/** The third platform: the same gestures and deliveries, kept in a table and shown on a page of this machine. */
export function createPlayground(parts: PlaygroundParts): Playground {
  const clubs: OpenClub[] = []
  const listeners = new Set<Changed>()
  const changed: Changed = what => {
    for (const listener of listeners) listener(what)
  }
  const listen = (listener: Changed) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    platform: playgroundPlatform(parts.means, () => clubs, changed),
    async open(clubId) {
      const opened = await inClub(parts.means, clubId, async club => {
        await parts.place(club)
        const place = await placeOf(club)
        await giveAccounts(club)
        return { id: club.id, externalId: club.externalId, name: club.name, place }
      })
      if (!clubs.some(({ id }) => id === clubId)) clubs.push(opened)
    },
    service: (dispatch, more = {}) =>
      playgroundService({ ...parts, ...more, dispatch, clubs: () => clubs, changed, listen }),
    router: playgroundRouter,
  }
}
