"""The facilitator's questions and each field's help, as packaged data."""
