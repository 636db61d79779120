import type { Platform } from '../contract/platform.ts'
import { outsideTransactions } from '../db/transact.ts'
import type { Platform as PlatformName } from '../terms/member.ts'

/** The platforms that are connected. Each of their calls waits for a network: asked for in a transaction, it throws. */
export class Connected extends Map<PlatformName, Platform> {
  override set(name: PlatformName, platform: Platform): this {
    return super.set(name, outside(platform))
  }
}

/** The methods that return no promise: they are answered from memory. */
type Remembered = {
  [K in keyof Platform]-?: NonNullable<Platform[K]> extends (...given: never[]) => Promise<unknown> ? never : K
}[keyof Platform]

/** What an adapter answers from memory, or at the very end. */
const atOnce: Readonly<Record<Remembered | 'stop', true>> = {
  name: true,
  comesBy: true,
  places: true,
  drawing: true,
  edits: true,
  connected: true,
  stop: true,
}

const outside = (platform: Platform): Platform =>
  new Proxy(platform, {
    get(_, key) {
      const value: unknown = Reflect.get(platform, key)
      if (typeof value !== 'function') return value
      if (key in atOnce) return value.bind(platform)
      return async (...given: unknown[]) => {
        outsideTransactions(`${platform.name} (${String(key)})`)
        return Reflect.apply(value, platform, given)
      }
    },
  })
