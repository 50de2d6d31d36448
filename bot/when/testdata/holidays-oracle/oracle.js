// Prints {"SN": {"2027-11-17": "Buß- und Bettag", …}, …}: the public holidays of all Länder, 2015 to 2035.
// In a copy of this directory (never commit node_modules):
//   npm install && node oracle.js > holidays.json
const Holidays = require("date-holidays");

const lands = ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"];
const result = {};
for (const land of lands) {
  const calendar = new Holidays("DE", land);
  result[land] = {};
  for (let year = 2015; year <= 2035; year++) {
    for (const day of calendar.getHolidays(year)) {
      if (day.type === "public") result[land][day.date.slice(0, 10)] = day.name;
    }
  }
}
console.log(JSON.stringify(result, null, 1));
