"""«Дополнить обращение»: one more letter into a request that was sent."""
