/**
 * What Slack takes, in characters and counts. Sources: the comments of @slack/types 3.2 and docs.slack.dev ("Block Kit",
 * "Modals", "chat.postMessage", "chat.update"), unless said otherwise.
 */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** chat.update refuses more; chat.postMessage would take 40,000 and advises 4,000. */
  text: 4_000,
  /** Words in all blocks of one message: Slack answers msg_blocks_too_long at some 13,000 (not documented). */
  wordsInBlocks: 12_000,
  /** What one message of ours carries (a choice: each is uploaded before it), and the bytes of each (docs.slack.dev, "Working with files"). */
  files: 10,
  fileBytes: 1_000_000_000,
  /** The words for a picture (@slack/types), and its title. */
  pictureText: 2_000,
  pictureTitle: 2_000,
  header: 150,
  actionsInBlock: 25,
  button: 75,
  actionId: 255,
  url: 3_000,
  options: 100,
  optionGroups: 100,
  /** Longer lists are searched: a view of more than 250 kB is refused, and four of them may stand in one. */
  listed: 500,
  option: 75,
  /** The types say 75, Slack's Python library and its servers 150. */
  optionValue: 150,
  choices: 10,
  placeholder: 150,
  contextText: 2_000,
  label: 2_000,
  typed: 3_000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  groupMembers: 8,
  /** conversations.setTopic, "too_long". */
  topic: 250,
} as const
