// Reads a JSON list of iCalendar files from standard input and writes, for each, what ical.js understood: the text
// values unescaped and the times as instants, by the VTIMEZONE in the file and nothing else.
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

// ical.js brings zones of its own for UTC only; without those in the file a TZID would be read as floating.
function instant(property) {
  if (!property) return null
  const time = property.getFirstValue()
  if (time.zone === ICAL.Timezone.localTimezone) return 'floating'
  return new Date(time.toUnixTime() * 1000).toISOString().replace('.000Z', 'Z')
}

function read(file) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(file))
    const events = calendar.getAllSubcomponents('vevent')
    const event = events[0]
    const properties = {}
    for (const property of [...calendar.getAllProperties(), ...event.getAllProperties()]) {
      properties[property.name] = String(property.getFirstValue())
    }
    return {
      components: calendar.getAllSubcomponents().map((c) => c.name),
      properties,
      start: instant(event.getFirstProperty('dtstart')),
      end: instant(event.getFirstProperty('dtend')),
    }
  } catch (error) {
    return { error: String(error) }
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(read)))
