// Command gremium is the chat bot.
package main

func main() {}
