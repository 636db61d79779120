import { openDoor } from '../../src/http/server.ts'
import type { Assidu } from '../../src/main.ts'
import { pagesRouter } from '../../src/pages/pages.ts'

/** The pages of a club on a port of their own; what goes wrong in one is thrown where it is closed. */
export async function openPages(assidu: Assidu) {
  const wrong: unknown[] = []
  const { means, platforms, prefix, lobby } = assidu
  const router = pagesRouter({ means, platforms, prefix, lobby, report: error => wrong.push(error) })
  const door = await openDoor({ host: '127.0.0.1', port: 0, routers: [router] })
  return {
    url: door.url,
    async close() {
      await door.close()
      if (wrong.length > 0) throw wrong[0]
    },
  }
}
