import { type Installation, type InstallationQuery, type InstallationStore, webApi } from '@slack/bolt'
import { answersWithin } from '../../contract/platform.ts'

export type Workspace = { readonly place: string; readonly name: string; readonly token: string }

/** Installations that outlive the process; the tokens are sealed by who keeps them. */
export type Kept = InstallationStore & { all(): Promise<readonly Workspace[]> }

/** A place whose token is gone: the app was removed there. */
export class NotInstalled extends Error {}

/** The workspaces the bot is installed in, with a client of its own for each. */
export class Workspaces {
  readonly #apiUrl: string
  readonly #known = new Map<string, Workspace>()
  readonly #clients = new Map<string, webApi.WebClient>()

  constructor(apiUrl: string) {
    this.#apiUrl = apiUrl
  }

  add(workspace: Workspace) {
    this.#known.set(workspace.place, workspace)
    this.#clients.delete(workspace.place)
  }

  remove(place: string) {
    this.#known.delete(place)
    this.#clients.delete(place)
  }

  all(): readonly Workspace[] {
    return [...this.#known.values()]
  }

  /**
   * The client for what the bot says by itself. It never repeats a call: after a lost answer that would post twice, and
   * who sends decides about waiting.
   */
  client(place: string): webApi.WebClient {
    const made = this.#clients.get(place)
    if (made) return made
    const workspace = this.#known.get(place)
    if (!workspace) throw new NotInstalled(place)
    const client = new webApi.WebClient(workspace.token, {
      slackApiUrl: this.#apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: answersWithin * 1_000,
      logLevel: webApi.LogLevel.ERROR,
    })
    this.#clients.set(place, client)
    return client
  }

  /** Takes a place as it is kept: another process may have seen the app put back. */
  async refresh(place: string, kept: Kept): Promise<void> {
    const now = (await kept.all()).find(one => one.place === place)
    if (now && now.token !== this.#known.get(place)?.token) this.add(now)
  }

  /** An installation store that also tells this list, and `joined` of each place. */
  watching(kept: Kept, joined: (place: string) => void): InstallationStore {
    return {
      storeInstallation: async <Version extends 'v1' | 'v2'>(installation: Installation<Version, boolean>) => {
        await kept.storeInstallation(installation)
        const { team, bot } = installation
        if (!team || !bot) return
        this.add({ place: team.id, name: team.name ?? team.id, token: bot.token })
        joined(team.id)
      },
      fetchInstallation: async (query: InstallationQuery<boolean>) => await kept.fetchInstallation(query),
      deleteInstallation: async (query: InstallationQuery<boolean>) => {
        await kept.deleteInstallation?.(query)
        if (query.teamId) this.remove(query.teamId)
      },
    }
  }
}
