import { vi } from 'vitest'

/**
 * What is waited for comes as soon as the machine gets to it, which says nothing of the program: nobody gives up before ten
 * seconds, as with `expect.poll` (vitest.config.ts).
 */
const waitFor = vi.waitFor
vi.waitFor = (isSo, options) => waitFor(isSo, typeof options === 'number' ? options : { timeout: 10_000, ...options })
