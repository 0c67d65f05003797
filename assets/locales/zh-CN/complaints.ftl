# 投诉

complaints-title = 投诉
complaints-field-number = 投诉编号
complaints-field-state = 进展
complaints-field-received_at = 受理时间
complaints-field-received_by = 受理人
complaints-field-transfer_due_at = 转交期限
complaints-field-reply_due_at = 答复期限
complaints-field-resolve_due_at = 解决期限
complaints-field-transferred_at = 转交时间
complaints-field-transferred_to = 转给
complaints-state-received = 已受理
complaints-state-transferred = 已转办
complaints-transfer-late = 转交超时 { $minutes } 分钟
complaints-opened = 已立投诉 { $number }
fault-complaint-stays_one = 这是投诉 { $number }，不能改成别的类型，没有保存。
    .todo = 投诉不能悄悄降级；客户撤回时，由主管取消工单并写明原因。
