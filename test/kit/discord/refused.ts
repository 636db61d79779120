/** What Discord answers when it will not: an HTTP status, its own code and words, and the tree of what is wrong. */
export class Refused extends Error {
  readonly status: number
  readonly code: number
  readonly problems: readonly Problem[]
  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message)
    this.status = status
    this.code = code
    this.problems = problems
  }

  get body(): object {
    if (this.problems.length === 0) return { message: this.message, code: this.code }
    return { message: this.message, code: this.code, errors: treeOf(this.problems) }
  }
}

/** One thing wrong with a body: where it is, and Discord's words for it. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly code?: string
}

export const unknown = {
  interaction: () => new Refused(404, 10062, 'Unknown interaction'),
  webhook: () => new Refused(404, 10015, 'Unknown Webhook'),
  message: () => new Refused(404, 10008, 'Unknown Message'),
  channel: () => new Refused(404, 10003, 'Unknown Channel'),
  guild: () => new Refused(404, 10004, 'Unknown Guild'),
  member: () => new Refused(404, 10007, 'Unknown Member'),
  user: () => new Refused(404, 10013, 'Unknown User'),
  event: () => new Refused(404, 10070, 'Unknown Guild Scheduled Event'),
}
export const alreadyAcknowledged = () => new Refused(400, 40060, 'Interaction has already been acknowledged.')
export const missingAccess = () => new Refused(403, 50001, 'Missing Access')
export const missingPermissions = () => new Refused(403, 50013, 'Missing Permissions')
export const closedDirectMessages = () => new Refused(403, 50007, 'Cannot send messages to this user')
export const noMutualGuild = () =>
  new Refused(403, 50278, 'Cannot send messages to this user due to having no mutual guilds')
export const invalidForm = (problems: readonly Problem[]) => new Refused(400, 50035, 'Invalid Form Body', problems)

/** The nested `errors` object in which Discord reports a bad body, `_errors` at each leaf. */
function treeOf(problems: readonly Problem[]): object {
  const root: Record<string, unknown> = {}
  for (const problem of problems) {
    let here = root
    for (const step of problem.path) {
      here[step] ??= {}
      here = here[step] as Record<string, unknown>
    }
    here._errors ??= []
    ;(here._errors as object[]).push({ code: problem.code ?? 'BASE_TYPE_INVALID', message: problem.message })
  }
  return root
}
