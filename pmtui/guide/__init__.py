"""The facilitator's questions and the help for each field, as packaged data."""
