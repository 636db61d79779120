/** What a person reads of a command: its name as typed, what it does, and its questions. */
export type CommandWords = {
  readonly name: string
  /** One line, at most 100 characters (Discord). */
  readonly says: string
  /** Title of its form, at most 24 characters (Slack). */
  readonly title: string
  readonly submit: string
  readonly asks: Readonly<Record<string, AskWords>>
  readonly forms?: Readonly<Record<string, FormWords>>
}

export type FormWords = Omit<CommandWords, 'name' | 'says' | 'forms'>

export type AskWords = {
  /** As an option of the command: `avec`, `quand`; lower case, no spaces. */
  readonly name: string
  /** At most 45 characters (Discord). */
  readonly label: string
  /** At most 100 characters. */
  readonly hint?: string
  readonly choices?: Readonly<Record<string, string>>
}
